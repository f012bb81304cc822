internal import AllocationModel

/// The heading of a table: which separator parts the cells, and which cell belongs to which column.
struct TableHeading {
  /// The separator, found from the heading.
  let separator: UInt8
  /// For each column of the layout the position of its cell in a row; nil where the table has no such column.
  private(set) var positions: [Int?]
  /// How many headings there are, blank ones at the end not counted.
  private(set) var count = 0
  /// The positions whose heading is blank.
  private(set) var blankPositions: [Int] = []
  /// The titles under which known columns stand, by the columns' names, where these differ.
  private(set) var titles: [String: String] = [:]

  /// Matches the cells of the heading with the names of the columns, and reports what does not fit.
  init(
    separator: UInt8, cells: [TableScanner.Cell], names: [String], required: [Bool], reader: inout CellReader
  ) {
    self.separator = separator
    positions = [Int?](repeating: nil, count: names.count)
    var known: [String: Int] = [:]
    for (index, name) in names.enumerated() { known[name] = index }
    let translated = ColumnTitles.columns(of: reader.file)
    // Folding all titles is dear, and most tables have none but known ones.
    var likeness: Likeness?
    var misspelt: Set<String> = []
    for (position, cell) in cells.enumerated() {
      if cell.isBlank {
        blankPositions.append(position)
        continue
      }
      count = position + 1
      reader.cell = cell
      let written = reader.text()
      reader.column = written
      let lower = written.lowercased()
      let name = known[lower] == nil ? translated[ColumnTitles.folded(written)] ?? lower : lower
      if let index = known[name] {
        if name != lower { titles[name] = written }
        if positions[index] == nil {
          positions[index] = position
        } else {
          reader.report("column_twice", HeadingWording.twice(written))
          reader.unread.insert(file: reader.file, row: 0, column: name)
        }
        continue
      }
      let titles = likeness ?? Likeness(known: names + translated.keys.sorted())
      likeness = titles
      if let meant = titles.nearest(to: name) {
        reader.report("nearly_known_column", HeadingWording.nearlyKnown(written, meant: meant))
        let near = translated[meant] ?? meant
        // What stands there is probably that column: nothing more is to be said about its absence.
        reader.unread.insert(file: reader.file, row: 0, column: near)
        misspelt.insert(near)
      } else {
        reader.messages.append(
          RoundMessage(
            .note, "unknown_column", file: reader.file, row: reader.row, column: written, text: written,
            HeadingWording.unknown(written)))
      }
    }
    blankPositions.removeAll { $0 >= count }
    for (index, name) in names.enumerated() where positions[index] == nil && required[index] {
      reader.unread.insert(file: reader.file, row: 0, column: name)
      if misspelt.contains(name) { continue }
      reader.messages.append(
        RoundMessage(
          .error, "missing_column", file: reader.file, row: reader.row, column: name,
          HeadingWording.missing(name, file: reader.file)))
    }
  }

  /// The separator that parts a heading into the most known names; a comma where none does.
  static func separator(
    of heading: UnsafeBufferPointer<UInt8>, names: [String], file: String
  ) -> UInt8 {
    bestSeparator(of: heading, names: names, file: file).separator
  }

  /// The separator, and how many known names it gives.
  static func bestSeparator(
    of heading: UnsafeBufferPointer<UInt8>, names: [String], file: String
  ) -> (separator: UInt8, found: Int) {
    let known = Set(names)
    let translated = ColumnTitles.columns(of: file)
    var best: (separator: UInt8, found: Int, cells: Int) = (UInt8(ascii: ","), 0, 0)
    for separator in [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")] {
      var scanner = TableScanner(heading, separator: separator)
      var cells: [TableScanner.Cell] = []
      guard scanner.next(into: &cells) else { continue }
      var reader = CellReader(file: "", style: nil, bytes: heading)
      let found = cells.count { cell in
        reader.cell = cell
        let text = reader.text()
        return known.contains(text.lowercased()) || translated[ColumnTitles.folded(text)] != nil
      }
      if (found, cells.count) > (best.found, best.cells) { best = (separator, found, cells.count) }
    }
    return (best.separator, best.found)
  }
}

/// What is said about headings.
enum HeadingWording {
  static func twice(_ column: String) -> Wording {
    Wording(en: "the column \(column) stands twice", vi: "cột \(column) xuất hiện hai lần")
  }

  static func nearlyKnown(_ column: String, meant: String) -> Wording {
    Wording(
      en: "the column \"\(column)\" is not known; did you mean \(meant)?",
      vi: "không có cột \"\(column)\"; có phải ý bạn là \(meant)?")
  }

  static func unknown(_ column: String) -> Wording {
    Wording(
      en: "the column \"\(column)\" is not known and was ignored",
      vi: "không có cột \"\(column)\" nên cột này được bỏ qua")
  }

  static func missing(_ column: String, file: String) -> Wording {
    Wording(
      en: "\(file) has no column \(column)", vi: "tệp \(file) thiếu cột \(column)")
  }

  static func empty(_ file: String) -> Wording {
    Wording(en: "\(file) is empty; it needs a heading", vi: "tệp \(file) trống; cần có dòng tiêu đề")
  }

  static func unterminatedQuote() -> Wording {
    Wording(
      en: "a quote (\") opens in this row and never closes: everything after it would be one cell",
      vi: "dấu ngoặc kép (\") mở ở dòng này nhưng không đóng: mọi nội dung phía sau sẽ thành một ô")
  }

  static func beyondHeading(_ count: Int) -> Wording {
    Wording(
      en: "the row has more cells than the heading, which has \(count): is a separator inside a cell that "
        + "is not quoted?",
      vi:
        "dòng này có nhiều ô hơn dòng tiêu đề (\(count) ô): có dấu phân cách nằm trong ô không đặt trong ngoặc kép?"
    )
  }

  static func rowsAbove(_ row: Int) -> Wording {
    Wording(
      en: "what stands above the heading in row \(row) was not read",
      vi: "nội dung phía trên dòng tiêu đề (dòng \(row)) không được đọc")
  }

  static func blankHeading(_ position: Int) -> Wording {
    Wording(
      en: "column \(position) has no heading and was ignored",
      vi: "cột thứ \(position) không có tiêu đề nên được bỏ qua")
  }
}
