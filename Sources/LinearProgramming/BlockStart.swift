/// A start for a large program that nearly falls apart: its blocks, solved each for itself.
///
/// Where a few rows hold many parts together (a national store that serves every province, say), the simplex
/// method pays for the size of the whole with every pivot, though most pivots are a matter of one part. So the
/// parts are solved first, without what passes through those rows, and their bases are put together: all of them,
/// with the linking rows basic and the columns left out at their lower bounds, are a basis of the whole, from
/// which only the links are still to be used. It decides nothing but the time.
struct BlockStart {
  /// The parts as programs of their own, with the stages up to the first fair sharing.
  var programs: [LinearProgram] { parts.map(\.program) }
  private let parts: [ProgramPart]
  private let source: LinearProgram

  /// No part may have more than this share of all columns.
  private static var largestPart: Int { 4 }
  /// No more rows than this are taken for links.
  private static var mostLinks: Int { 512 }

  /// Finds the blocks of a program; `nil` if it is small or does not nearly fall apart.
  init?(_ program: LinearProgram, leastRows: Int) {
    let staying = program.lazyGroup.count { $0 < 0 }
    guard staying >= leastRows, program.defect == nil, program.stages.first?.objective.isLinear == true else {
      return nil
    }
    var degrees = [Int](repeating: 0, count: program.rowCount)
    for row in program.rowIndices { degrees[Int(row)] += 1 }
    let byDegree = degrees.indices.filter { program.lazyGroup[$0] < 0 && degrees[$0] > 1 }.sorted {
      (degrees[$1], $0) < (degrees[$0], $1)
    }
    var links = 1
    while links <= min(Self.mostLinks, byDegree.count) {
      let parts = Self.parts(of: program, without: byDegree.prefix(links))
      if parts.count > 1, let largest = parts.map(\.columns.count).max(),
        largest * Self.largestPart <= program.columnCount
      {
        self.parts = parts.filter { !$0.columns.isEmpty && !$0.rows.isEmpty }.map {
          ProgramPart(of: program, columns: $0.columns, rows: $0.rows)
        }
        source = program
        return
      }
      links *= 2
    }
    return nil
  }

  /// What is left of a program without its linking rows, and without the columns that pass through those of them
  /// that are equations: what such a row is to balance must not come from nowhere.
  private static func parts(
    of program: LinearProgram, without links: ArraySlice<Int>
  ) -> [(columns: [Int], rows: [Int])] {
    var isLink = [Bool](repeating: false, count: program.rowCount)
    for row in links { isLink[row] = true }
    var parent = (0..<program.rowCount).map { Int32($0) }
    func root(_ row: Int32) -> Int32 {
      var row = row
      while parent[Int(row)] != row {
        parent[Int(row)] = parent[Int(parent[Int(row)])]
        row = parent[Int(row)]
      }
      return row
    }
    var anchor = [Int32](repeating: -1, count: program.columnCount)
    for column in 0..<program.columnCount {
      let rows = program.rowIndices[
        Int(program.columnStarts[column])..<Int(program.columnStarts[column + 1])]
      let isKept = rows.allSatisfy { row in
        !isLink[Int(row)] || program.rowLower[Int(row)] < program.rowUpper[Int(row)]
      }
      guard isKept else { continue }
      for row in rows where !isLink[Int(row)] {
        if anchor[column] < 0 { anchor[column] = row } else { parent[Int(root(row))] = root(anchor[column]) }
      }
    }
    var partOfRoot: [Int32: Int] = [:]
    var parts: [(columns: [Int], rows: [Int])] = []
    for column in 0..<program.columnCount where anchor[column] >= 0 {
      let home = root(anchor[column])
      let place = partOfRoot[home] ?? parts.count
      if place == parts.count {
        partOfRoot[home] = place
        parts.append(([], []))
      }
      parts[place].columns.append(column)
    }
    for row in 0..<program.rowCount where !isLink[row] {
      if let place = partOfRoot[root(Int32(row))] { parts[place].rows.append(row) }
    }
    return parts
  }

  /// The bases of the blocks as one basis of the whole.
  func checkpoint(_ solutions: [StagedSolution]) -> Checkpoint {
    var basis = Basis(
      columns: source.columnLower.map { $0 == -.infinity ? .atUpperBound : .atLowerBound },
      rows: [BasisStatus](repeating: .basic, count: source.rowCount), lazyRows: [])
    for (part, solution) in zip(parts, solutions) {
      guard let solved = solution.basis else { continue }
      for (column, status) in zip(part.columns, solved.columns) { basis.columns[column] = status }
      for (row, status) in zip(part.rows, solved.rows) { basis.rows[row] = status }
      basis.lazyRows.append(contentsOf: solved.lazyRows.map { Int32(part.rows[Int($0)]) })
    }
    basis.lazyRows.sort()
    return Checkpoint(stage: 0, basis: basis)
  }
}
