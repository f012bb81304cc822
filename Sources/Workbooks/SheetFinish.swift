#if Workbook
  internal import CXLSXWriter

  /// What a sheet has besides its cells: panes, filter, choices, notes and print set-up.
  struct SheetFinish {
    let sheet: Sheet
    let page: UnsafeMutablePointer<lxw_worksheet>

    func apply() throws(WorkbookWritingError) {
      if sheet.frozenRows > 0 || sheet.frozenColumns > 0 {
        worksheet_freeze_panes(page, lxw_row_t(sheet.frozenRows), lxw_col_t(sheet.frozenColumns))
      }
      var states: [lxw_error] = []
      if let filter = sheet.filter {
        states.append(
          worksheet_autofilter(
            page, lxw_row_t(filter.rows.lowerBound), lxw_col_t(filter.columns.lowerBound),
            lxw_row_t(filter.rows.upperBound), lxw_col_t(filter.columns.upperBound)))
      }
      for choices in sheet.choices { states.append(add(choices)) }
      for note in sheet.notes { states.append(add(note)) }
      states.append(setPrint())
      if states.contains(where: { $0 != LXW_NO_ERROR }) { throw .extraImpossible(sheet: sheet.name) }
    }

    private func add(_ choices: SheetChoices) -> lxw_error {
      var rule = lxw_data_validation()
      rule.show_error = UInt8(LXW_VALIDATION_ON.rawValue)
      rule.show_input = UInt8(LXW_VALIDATION_ON.rawValue)
      rule.ignore_blank = UInt8(LXW_VALIDATION_ON.rawValue)
      rule.dropdown = UInt8(LXW_VALIDATION_ON.rawValue)
      let kind = choices.allowsOthers ? LXW_VALIDATION_ERROR_TYPE_WARNING : LXW_VALIDATION_ERROR_TYPE_STOP
      rule.error_type = UInt8(kind.rawValue)
      switch choices.source {
      case .texts(let texts):
        if texts.joined(separator: ",").utf16.count > 255 || texts.contains(where: { $0.contains(",") }) {
          return LXW_ERROR_PARAMETER_VALIDATION
        }
        rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
        return texts.withMutableCStrings { list in
          rule.value_list = list
          return add(rule, to: choices.range)
        }
      case .cells(let sheet, let range):
        rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
        return "='\(sheet.doublingApostrophes)'!\(SheetAddress.absolute(range))".withMutableCString {
          formula in
          rule.value_formula = formula
          return add(rule, to: choices.range)
        }
      }
    }

    private func add(_ rule: lxw_data_validation, to range: SheetRange) -> lxw_error {
      var rule = rule
      return worksheet_data_validation_range(
        page, lxw_row_t(range.rows.lowerBound), lxw_col_t(range.columns.lowerBound),
        lxw_row_t(range.rows.upperBound), lxw_col_t(range.columns.upperBound), &rule)
    }

    private func add(_ note: SheetNote) -> lxw_error {
      if note.text.utf16.count > 32_767 { return LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED }
      var options = lxw_comment_options()
      // As tall as its text, roughly, so that nothing needs dragging.
      options.width = 260
      options.height = UInt16(clamping: 30 + 18 * (note.text.count / 34 + note.text.count { $0 == "\n" }))
      return worksheet_write_comment_opt(
        page, lxw_row_t(note.row), lxw_col_t(note.column), note.text, &options)
    }

    private func setPrint() -> lxw_error {
      let a4: UInt8 = 9
      worksheet_set_paper(page, a4)
      worksheet_fit_to_pages(page, 1, 0)
      if sheet.print.isLandscape { worksheet_set_landscape(page) }
      if let rows = sheet.print.repeatedRows {
        let status = worksheet_repeat_rows(page, lxw_row_t(rows.lowerBound), lxw_row_t(rows.upperBound))
        if status != LXW_NO_ERROR { return status }
      }
      if let header = sheet.print.header {
        let status = worksheet_set_header(page, header)
        if status != LXW_NO_ERROR { return status }
      }
      guard let footer = sheet.print.footer else { return LXW_NO_ERROR }
      return worksheet_set_footer(page, footer)
    }
  }

  extension String {
    fileprivate var doublingApostrophes: String {
      map { $0 == "'" ? "''" : String($0) }.joined()
    }

    /// Lends the text as C wants it where it does not promise to leave it alone.
    func withMutableCString<Answer>(_ body: (UnsafeMutablePointer<CChar>) -> Answer) -> Answer {
      var bytes = Array(utf8CString)
      return bytes.withUnsafeMutableBufferPointer { buffer in
        // A C string has at least its closing nought.
        body(buffer.baseAddress.unsafelyUnwrapped)
      }
    }
  }

  extension [String] {
    /// Lends the texts as an array that ends with a null pointer.
    func withMutableCStrings<Answer>(
      _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Answer
    ) -> Answer {
      var bytes: [CChar] = []
      var starts: [Int] = []
      for text in self {
        starts.append(bytes.count)
        bytes += text.utf8CString
      }
      return bytes.withUnsafeMutableBufferPointer { buffer in
        var pointers: [UnsafeMutablePointer<CChar>?] = starts.map { start in
          buffer.baseAddress.map { $0 + start }
        }
        pointers.append(nil)
        return pointers.withUnsafeMutableBufferPointer { body($0.baseAddress.unsafelyUnwrapped) }
      }
    }
  }
#endif
