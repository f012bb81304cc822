internal import AllocationModel

/// A table that this package only writes: plain numbers, ISO days, rows in the order given.
struct SimpleTable {
  private(set) var bytes: [UInt8]
  private let columns: Int

  /// A table with its heading.
  init(_ columns: [String]) {
    self.columns = columns.count
    bytes = Array((columns.joined(separator: ",") + "\n").utf8)
  }

  /// Adds a row; it has as many cells as the heading.
  mutating func add(_ cells: [PlanValue]) {
    precondition(cells.count == columns, "a row of \(cells.count) cells under a heading of \(columns)")
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      PlanTexts.append(cell, to: &bytes)
    }
    bytes.append(UInt8(ascii: "\n"))
  }
}
