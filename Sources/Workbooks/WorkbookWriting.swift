#if Workbook
  internal import AllocationModel
  internal import CXLSXWriter

  #if canImport(FoundationEssentials)
    internal import FoundationEssentials
  #else
    internal import Foundation
  #endif

  #if canImport(Glibc)
    internal import Glibc
  #elseif canImport(Musl)
    internal import Musl
  #else
    internal import Darwin
  #endif

  extension Workbook {
    /// Writes the workbook to a file; one that stands there is replaced in one step, or left as it is when
    /// something goes wrong.
    ///
    /// - Throws: ``WorkbookWritingError``
    public func write(to path: String) throws(WorkbookWritingError) {
      let content = try bytes()
      do {
        try Data(content).write(to: URL(filePath: path), options: .atomic)
      } catch {
        throw .cannotWrite(path: path, reason: Workbook.reason(for: error))
      }
    }

    /// The bytes of the file.
    ///
    /// They are written to a file in the system's temporary folder first, because libxlsxwriter writes files
    /// only.
    ///
    /// - Throws: ``WorkbookWritingError``
    public func bytes() throws(WorkbookWritingError) -> [UInt8] {
      try checkNames()
      let folder = FileManager.default.temporaryDirectory
      let file = folder.appending(path: "workbook-\(UUID().uuidString).xlsx")
      defer { try? FileManager.default.removeItem(at: file) }
      try WorkbookSession.write(self, to: file.path, scratch: folder.path)
      do {
        return try [UInt8](Data(contentsOf: file))
      } catch {
        throw .cannotWrite(path: file.path, reason: Workbook.reason(for: error))
      }
    }

    private func checkNames() throws(WorkbookWritingError) {
      if sheets.isEmpty { throw .badSheetName("") }
      var taken: [String] = []
      for sheet in sheets {
        guard sheet.name == Sheet.tabName(sheet.name, besides: taken) else { throw .badSheetName(sheet.name) }
        taken.append(sheet.name)
      }
    }

    private static func reason(for error: any Error) -> Wording {
      guard let system = (error as? CocoaError)?.underlying as? POSIXError else {
        return Wording(en: "\(error)", vi: "\(error)")
      }
      return switch system.code {
      case .ENOENT, .ENOTDIR: Wording(en: "there is no such folder", vi: "không có thư mục này")
      case .EACCES, .EPERM: Wording(en: "permission is denied", vi: "không có quyền truy cập")
      case .ENOSPC: Wording(en: "the disk is full", vi: "ổ đĩa đã đầy")
      case .EROFS: Wording(en: "the disk cannot be written to", vi: "ổ đĩa chỉ cho phép đọc")
      case .EISDIR: Wording(en: "it is a folder", vi: "đây là thư mục")
      default: Wording(en: "system error \(system.code.rawValue)", vi: "lỗi hệ thống \(system.code.rawValue)")
      }
    }
  }

  /// One file being written by libxlsxwriter.
  struct WorkbookSession {
    private let book: UnsafeMutablePointer<lxw_workbook>
    private var formats: [CellStyle: UnsafeMutablePointer<lxw_format>] = [:]

    /// Writes a workbook to a new file.
    static func write(
      _ workbook: Workbook, to path: String, scratch: String
    ) throws(WorkbookWritingError) {
      let book = scratch.withMutableCString { folder in
        var options = lxw_workbook_options(constant_memory: 0, tmpdir: folder, use_zip64: 0)
        return workbook_new_opt(path, &options)
      }
      guard let book else {
        throw .cannotWrite(path: path, reason: Wording(en: "no memory is left", vi: "hết bộ nhớ"))
      }
      var session = WorkbookSession(book: book)
      var failure: WorkbookWritingError?
      do throws(WorkbookWritingError) {
        session.describe(title: workbook.title)
        for sheet in workbook.sheets { try session.add(sheet) }
      } catch {
        failure = error
      }
      // Closing writes the file and frees the memory; after a failure the file is thrown away.
      let status = workbook_close(book)
      if let failure { throw failure }
      if status != LXW_NO_ERROR {
        let words = String(cString: lxw_strerror(status))
        throw .cannotWrite(path: path, reason: Wording(en: words, vi: words))
      }
    }

    private init(book: UnsafeMutablePointer<lxw_workbook>) { self.book = book }

    /// Sets the properties, a fixed day of making among them: the same workbook has the same bytes.
    private func describe(title: String?) {
      (title ?? "").withMutableCString { text in
        var properties = lxw_doc_properties()
        // 1 January 2000, noon by Greenwich: the same day everywhere.
        properties.created = 946_728_000
        if title != nil { properties.title = text }
        _ = workbook_set_properties(book, &properties)
      }
    }

    private mutating func add(_ sheet: Sheet) throws(WorkbookWritingError) {
      guard let page = workbook_add_worksheet(book, sheet.name) else { throw .badSheetName(sheet.name) }
      for column in 0..<max(sheet.columnWidths.count, sheet.columnStyles.count) {
        let width = column < sheet.columnWidths.count ? sheet.columnWidths[column] : nil
        let style = column < sheet.columnStyles.count ? sheet.columnStyles[column] : nil
        if width == nil, style == nil { continue }
        let usualWidth = 8.43
        worksheet_set_column(
          page, lxw_col_t(column), lxw_col_t(column), width ?? usualWidth, style.flatMap { format(of: $0) })
      }
      for (row, height) in sheet.rowHeights.sorted(by: { $0.key < $1.key }) {
        worksheet_set_row(page, lxw_row_t(row), height, nil)
      }
      for range in sheet.merged { try merge(range, of: sheet, on: page) }
      for (row, cells) in sheet.rows.enumerated() {
        for (column, cell) in cells.enumerated() {
          guard row < 1_048_576, column < 16_384 else {
            throw .cellImpossible(sheet: sheet.name, row: row + 1, column: column + 1)
          }
          if write(cell, at: (lxw_row_t(row), lxw_col_t(column)), on: page) != LXW_NO_ERROR {
            throw .cellImpossible(sheet: sheet.name, row: row + 1, column: column + 1)
          }
        }
      }
      try SheetFinish(sheet: sheet, page: page).apply()
    }

    /// Merges cells before they are written: the writing of the cells then fills them.
    private mutating func merge(
      _ range: SheetRange, of sheet: Sheet, on page: UnsafeMutablePointer<lxw_worksheet>
    ) throws(WorkbookWritingError) {
      if range.rows.count == 1, range.columns.count == 1 { return }
      let (row, column) = (range.rows.lowerBound, range.columns.lowerBound)
      let first =
        row < sheet.rows.count && column < sheet.rows[row].count ? sheet.rows[row][column].style : .plain
      let status = worksheet_merge_range(
        page, lxw_row_t(row), lxw_col_t(column), lxw_row_t(range.rows.upperBound),
        lxw_col_t(range.columns.upperBound), "", format(of: first))
      if status != LXW_NO_ERROR { throw .extraImpossible(sheet: sheet.name) }
    }

    private mutating func write(
      _ cell: SheetCell, at place: (row: lxw_row_t, column: lxw_col_t),
      on page: UnsafeMutablePointer<lxw_worksheet>
    ) -> lxw_error {
      let format = format(of: cell.style)
      switch cell.value {
      case .blank: return worksheet_write_blank(page, place.row, place.column, format)
      case .text(let text):
        if text.isEmpty { return worksheet_write_blank(page, place.row, place.column, format) }
        if text.utf16.count > 32_767 { return LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED }
        return worksheet_write_string(page, place.row, place.column, text, format)
      case .number(let number):
        return worksheet_write_number(page, place.row, place.column, number.doubleValue, format)
      case .day(let day):
        // Spreadsheets believe in 29 February 1900; from March on their count is right.
        guard day.number >= -25_508 else {
          return worksheet_write_string(page, place.row, place.column, day.description, format)
        }
        return worksheet_write_number(page, place.row, place.column, Double(day.number + 25_569), format)
      case .sum(let first, let last, let value):
        let letters = SheetAddress.letters(ofColumn: Int(place.column))
        return worksheet_write_formula_num(
          page, place.row, place.column, "=SUBTOTAL(109,\(letters)\(first + 1):\(letters)\(last + 1))",
          format, value.doubleValue)
      }
    }

    private mutating func format(of style: CellStyle) -> UnsafeMutablePointer<lxw_format>? {
      if style == .plain { return nil }
      if let format = formats[style] { return format }
      guard let format = workbook_add_format(book) else { return nil }
      if let code = style.format { format_set_num_format(format, code) }
      if style.isBold { format_set_bold(format) }
      if style.isItalic { format_set_italic(format) }
      if let size = style.size { format_set_font_size(format, size) }
      if let colour = style.colour { format_set_font_color(format, colour) }
      if let ground = style.ground { format_set_bg_color(format, ground) }
      switch style.alignment {
      case .byContent: break
      case .left: format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
      case .centre: format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
      case .right: format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
      }
      if style.wraps {
        format_set_text_wrap(format)
        format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
      }
      if style.hasBorder { format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue)) }
      formats[style] = format
      return format
    }
  }
#endif
