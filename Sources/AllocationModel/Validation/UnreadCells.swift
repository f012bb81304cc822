/// The cells that a reader could not read, so that nothing is said about the placeholders in their stead.
package struct UnreadCells: Sendable, Hashable {
  private struct Cell: Hashable {
    let file: String
    let row: Int
    let column: String
  }

  private var files: Set<String> = []
  private var cells: Set<Cell> = []

  /// Makes the empty set: everything was read, or the tables were built in code.
  package init() {}

  /// Whether everything was read.
  package var isEmpty: Bool { files.isEmpty && cells.isEmpty }

  /// Adds a whole file.
  package mutating func insert(file: String) { files.insert(file) }

  /// Adds a cell; row 0 stands for the whole column.
  package mutating func insert(file: String, row: Int, column: String) {
    cells.insert(Cell(file: file, row: row, column: column))
  }

  /// Adds all cells of another set.
  package mutating func formUnion(_ other: UnreadCells) {
    files.formUnion(other.files)
    cells.formUnion(other.cells)
  }

  /// Whether nothing, or not everything, of a file was read.
  package func contains(file: String) -> Bool { files.contains(file) }

  /// Whether anything in a file was not read.
  package func containsAny(inFile file: String) -> Bool {
    files.contains(file) || cells.contains { $0.file == file }
  }

  /// Whether a cell was not read.
  package func contains(file: String, row: Int, column: String) -> Bool {
    if isEmpty { return false }
    return files.contains(file) || cells.contains(Cell(file: file, row: row, column: column))
      || cells.contains(Cell(file: file, row: 0, column: column))
  }
}
