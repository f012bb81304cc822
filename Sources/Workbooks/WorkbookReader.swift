#if Workbook
  /// A workbook that is read: its sheets by name, each read when it is asked for.
  ///
  ///     let reader = try WorkbookReader(bytes)
  ///     for name in reader.sheetNames { print(name, try reader.sheet(name).rows.count) }
  ///
  /// The parts are unpacked and parsed as streams, so that the memory taken is that of the cells.
  public struct WorkbookReader {
    /// The names on the tabs, in their order.
    public var sheetNames: [String] { sheets.map(\.name) }

    private let archive: ZipArchive
    private let limits: WorkbookLimits
    private let sheets: [(name: String, part: String)]
    private let shared: [String]
    private let looks: [NumberLook]
    private let is1904: Bool

    /// Opens a workbook and reads what its sheets share.
    ///
    /// - Throws: ``WorkbookReadingError``
    public init(_ bytes: [UInt8], limits: WorkbookLimits = WorkbookLimits()) throws(WorkbookReadingError) {
      if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        // Both old workbooks and protected ones are compound files; the latter hold an encrypted package.
        throw WorkbookReader.holdsEncryptedPackage(bytes) ? .protected : .legacy
      }
      let archive = try ZipArchive(bytes, limits: limits)
      self.archive = archive
      self.limits = limits
      let top = RelationsListener()
      _ = try archive.parse("_rels/.rels", top)
      let main = top.part(ofType: "officeDocument", in: "") ?? "xl/workbook.xml"
      if main.hasSuffix(".bin") || archive.entries["xl/workbook.bin"] != nil { throw .otherFormat(".xlsb") }
      let workbook = WorkbookListener()
      guard try archive.parse(main, workbook) else {
        throw archive.entries["content.xml"] != nil ? .otherFormat(".ods") : .noWorkbook
      }
      if workbook.sheets.isEmpty { throw .noWorkbook }
      is1904 = workbook.is1904
      let folder = main.split(separator: "/").dropLast().joined(separator: "/")
      let file = main.split(separator: "/").last.map(String.init) ?? main
      let relations = RelationsListener()
      let relationsPart = (folder.isEmpty ? "" : folder + "/") + "_rels/\(file).rels"
      guard try archive.parse(relationsPart, relations) else { throw .damaged(part: relationsPart) }
      sheets = workbook.sheets.compactMap { sheet in
        relations.relations[sheet.relation].flatMap { relation in
          // Charts and dialogues have tabs too, but no cells.
          guard relation.type.hasSuffix("/worksheet") else { return nil }
          return (sheet.name, RelationsListener.part(relation.target, in: folder))
        }
      }
      let strings = SharedStringsListener()
      if let part = relations.part(ofType: "sharedStrings", in: folder) {
        _ = try archive.parse(part, strings)
      }
      shared = strings.texts
      let styles = StylesListener()
      if let part = relations.part(ofType: "styles", in: folder) { _ = try archive.parse(part, styles) }
      looks = styles.looks
    }

    /// Reads a sheet by its name on the tab; one that does not exist has no rows.
    ///
    /// - Throws: ``WorkbookReadingError``
    public func sheet(_ name: String) throws(WorkbookReadingError) -> SheetReading {
      guard let part = sheets.first(where: { $0.name == name })?.part else {
        return SheetReading(name: name, rows: [])
      }
      let listener = SheetListener(
        shared: shared, looks: looks, is1904: is1904, mostCells: limits.mostCells)
      guard try archive.parse(part, listener), !listener.isDisordered else { throw .damaged(part: part) }
      return SheetReading(name: name, rows: listener.rows)
    }

    /// The names in a compound file are in UTF-16.
    private static func holdsEncryptedPackage(_ bytes: [UInt8]) -> Bool {
      var name: [UInt8] = []
      for byte in "EncryptedPackage".utf8 { name += [byte, 0] }
      return bytes.firstRange(of: name) != nil
    }
  }
#endif
