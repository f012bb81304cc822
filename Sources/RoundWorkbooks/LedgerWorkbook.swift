#if Workbook
  public import AllocationModel
  public import RoundFigures
  public import RoundFiles
  internal import Workbooks

  /// A second source's table as the first filled sheet of a workbook.
  public enum LedgerWorkbook {
    /// Reads the table as ``LedgerFile`` reads one; messages name the sheet.
    ///
    /// - Parameter numbers: how cells with text write numbers.
    /// - Throws: `RoundReadingError`
    public static func read(
      at path: String, numbers: NumberStyle
    ) throws(RoundReadingError) -> (rows: [LedgerRow], notes: [RoundMessage]) {
      let bytes = try RoundFolder.bytes(ofFile: path)
      var name = ""
      var content: [UInt8] = []
      do throws(WorkbookReadingError) {
        let reader = try WorkbookReader(bytes)
        for sheet in reader.sheetNames {
          let reading = try reader.sheet(sheet)
          if reading.rows.isEmpty { continue }
          guard let csv = SheetTable(style: numbers).csv(of: reading) else { throw .tooLarge }
          (name, content) = (sheet, csv)
          break
        }
      } catch {
        throw .cannotRead(path: path, reason: error.wording)
      }
      return try LedgerFile.read(content, named: name, numbers: numbers)
    }
  }
#endif
