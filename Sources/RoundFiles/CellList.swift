/// The cells of one row, in memory that all rows of a table share.
///
/// A table has ten times as many cells as rows; putting one here costs a comparison and a store.
struct CellList: ~Copyable {
  private var start: UnsafeMutablePointer<TableScanner.Cell>
  private var capacity: Int
  /// How many cells there are.
  private(set) var count = 0

  /// Makes the empty list.
  init() {
    capacity = 64
    start = .allocate(capacity: capacity)
  }

  deinit { start.deallocate() }

  /// The cell at a position from 0 to ``count`` - 1.
  subscript(position: Int) -> TableScanner.Cell {
    @inline(__always) get {
      precondition(position >= 0 && position < count)
      return start[position]
    }
  }

  /// Whether no cell holds any text.
  var areBlank: Bool {
    for position in 0..<count where !start[position].isBlank { return false }
    return true
  }

  /// The first cell with any text at a position or after it.
  func firstFilled(from position: Int) -> TableScanner.Cell? {
    for index in position..<max(position, count) where !start[index].isBlank { return start[index] }
    return nil
  }

  /// All cells as an array.
  var all: [TableScanner.Cell] { Array(UnsafeBufferPointer(start: start, count: count)) }

  /// Removes all cells.
  @inline(__always) mutating func removeAll() { count = 0 }

  /// Adds a cell.
  @inline(__always) mutating func append(_ cell: TableScanner.Cell) {
    if count == capacity { grow() }
    (start + count).initialize(to: cell)
    count += 1
  }

  private mutating func grow() {
    let moved = UnsafeMutablePointer<TableScanner.Cell>.allocate(capacity: 2 * capacity)
    moved.moveInitialize(from: start, count: count)
    start.deallocate()
    (start, capacity) = (moved, 2 * capacity)
  }
}
