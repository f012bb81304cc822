/// Rows of cells set in columns for a terminal.
package struct TextTable {
  /// On which side the cells of a column meet.
  package enum Side: Sendable {
    /// Words.
    case left
    /// Numbers.
    case right
  }

  /// The columns; one that may be cut gives way where a line is too long.
  package struct Column: Sendable {
    package let side: Side
    /// The fewest columns of text it may be cut to; nil where it is never cut.
    package let least: Int?

    package init(_ side: Side, least: Int? = nil) {
      self.side = side
      self.least = least
    }
  }

  package private(set) var columns: [Column]
  package var rows: [[String]] = []

  package init(_ columns: [Column]) {
    self.columns = columns
  }

  /// Leaves a column out.
  package mutating func drop(column: Int) {
    columns.remove(at: column)
    for index in rows.indices { rows[index].remove(at: column) }
  }

  /// The rows, each a line of at most `width` columns where its cells can be cut so far.
  package func lines(width: Int, indent: String = "  ") -> [String] {
    var widths = columns.indices.map { column in rows.map { DisplayWidth.of($0[column]) }.max() ?? 0 }
    let gaps = 2 * (columns.count - 1) + DisplayWidth.of(indent)
    // The last column gives way first: it holds the longest words.
    for column in columns.indices.reversed() {
      guard let least = columns[column].least else { continue }
      let excess = widths.reduce(gaps, +) - width
      if excess > 0 { widths[column] = max(min(least, widths[column]), widths[column] - excess) }
    }
    return rows.map { row in
      let cells = columns.indices.map { column -> String in
        let cell = DisplayWidth.cut(row[column], to: widths[column])
        switch columns[column].side {
        case .left: return DisplayWidth.leading(cell, widths[column])
        case .right: return DisplayWidth.trailing(cell, widths[column])
        }
      }
      var line = indent + cells.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
