/// A start for a large program that nearly falls apart: its blocks, solved each for itself.
///
/// Where a few rows hold many blocks together (a national store that serves every province, say), the simplex
/// method pays for the size of the whole with every pivot, though most pivots are a matter of one block. So what
/// is shared is divided among the blocks by their weight, and each is solved for itself. Their answers together
/// are a point of the whole, and their bases are near a basis of it: from there only what one block could do better
/// with another's part is still to be found. It decides nothing but the time.
struct BlockStart {
  /// The blocks as programs of their own, with the blend of all stages of the whole.
  var programs: [LinearProgram] { blocks.map(\.program) }
  private let blocks: [Block]
  private let source: LinearProgram
  private let homes: Homes

  private struct Block {
    let columns: [Int]
    let rows: [Int]
    let program: LinearProgram
  }

  /// No block may have more than this share of all columns.
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
      let homes = Homes(program, without: byDegree.prefix(links))
      let sizes = homes.sizes
      if sizes.count > 1, let largest = sizes.max(), largest * Self.largestPart <= program.columnCount {
        self.init(program, homes)
        return
      }
      links *= 2
    }
    return nil
  }

  private init(_ program: LinearProgram, _ homes: Homes) {
    source = program
    self.homes = homes
    let parts = homes.parts(of: program)
    let blended = program.blended()
    blocks = homes.sizes.indices.map { block in
      let columns = homes.ofColumn.indices.filter { homes.ofColumn[$0] == block || homes.ofColumn[$0] < 0 }
      let rows = homes.ofRow.indices.filter { homes.ofRow[$0] == block || homes.ofRow[$0] < 0 }
      let cut = ProgramPart(of: blended, columns: columns, rows: rows).program
      func part(_ bound: Double) -> Double { bound.isFinite ? bound * parts[block] : bound }
      let columnLower = zip(columns, cut.columnLower).map { column, bound in
        if homes.ofColumn[column] < 0 { return part(bound) }
        // What must pass may be more than the block's part.
        return homes.passesThroughShared(column, of: program) ? min(0, bound) : bound
      }
      let columnUpper = zip(columns, cut.columnUpper).map { homes.ofColumn[$0] < 0 ? part($1) : $1 }
      let bounded = cut.bounded(
        columnLower: columnLower, columnUpper: columnUpper,
        rowLower: zip(rows, cut.rowLower).map { homes.ofRow[$0] < 0 ? part($1) : $1 },
        rowUpper: zip(rows, cut.rowUpper).map { homes.ofRow[$0] < 0 ? part($1) : $1 })
      return Block(columns: columns, rows: rows, program: bounded)
    }
  }

  /// The answers of the blocks as a point of the whole, a value for each column.
  func point(_ solutions: [StagedSolution]) -> [Double] {
    var point = [Double](repeating: 0, count: source.columnCount)
    for (block, solution) in zip(blocks, solutions) {
      for (column, value) in zip(block.columns, solution.columnValues) { point[column] += value }
    }
    return point
  }

  /// The bases of the blocks as a start for the whole, not quite a basis.
  func checkpoint(_ solutions: [StagedSolution]) -> Checkpoint {
    var basis = Basis(
      columns: source.columnLower.map { $0 == -.infinity ? .atUpperBound : .atLowerBound },
      rows: [BasisStatus](repeating: .basic, count: source.rowCount), lazyRows: [])
    var lazyRows: Set<Int32> = []
    for (block, solution) in zip(blocks, solutions) {
      guard let solved = solution.basis else { continue }
      // What is between its bounds in one block is so in the whole, and what is used up in one is scarce.
      for (column, status) in zip(block.columns, solved.columns)
      where homes.ofColumn[column] >= 0 || status == .basic {
        basis.columns[column] = status
      }
      for (row, status) in zip(block.rows, solved.rows) where homes.ofRow[row] >= 0 || status != .basic {
        basis.rows[row] = status
      }
      lazyRows.formUnion(solved.lazyRows.map { Int32(block.rows[Int($0)]) })
    }
    basis.lazyRows = lazyRows.sorted()
    return Checkpoint(stage: 0, basis: basis)
  }
}

/// Which block of a program each column and row belongs to; -1 for those that several share.
private struct Homes {
  private(set) var ofColumn: [Int]
  private(set) var ofRow: [Int]
  /// How many columns each block has of its own.
  private(set) var sizes: [Int] = []

  /// What is left of a program without its linking rows, and without the columns that pass through those of them
  /// that are equations, falls apart into blocks; such a column belongs to the block of its other rows.
  init(_ program: LinearProgram, without links: ArraySlice<Int>) {
    ofColumn = [Int](repeating: -1, count: program.columnCount)
    ofRow = [Int](repeating: -1, count: program.rowCount)
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
    var anchors = [Int32](repeating: -1, count: program.columnCount)
    for column in 0..<program.columnCount {
      let rows = program.rows(ofColumn: column)
      let isKept = rows.allSatisfy { row in
        !isLink[Int(row)] || program.rowLower[Int(row)] < program.rowUpper[Int(row)]
      }
      guard isKept, let anchor = rows.first(where: { !isLink[Int($0)] }) else { continue }
      anchors[column] = anchor
      for row in rows where !isLink[Int(row)] { parent[Int(root(row))] = root(anchor) }
    }
    var blockOfRoot: [Int32: Int] = [:]
    for column in 0..<program.columnCount where anchors[column] >= 0 {
      let home = root(anchors[column])
      let block = blockOfRoot[home] ?? blockOfRoot.count
      blockOfRoot[home] = block
      ofColumn[column] = block
    }
    for column in 0..<program.columnCount where anchors[column] < 0 {
      let rows = program.rows(ofColumn: column).lazy.filter { !isLink[Int($0)] }
      ofColumn[column] = rows.compactMap { blockOfRoot[root($0)] }.first ?? -1
    }
    sizes = [Int](repeating: 0, count: blockOfRoot.count)
    for home in ofColumn where home >= 0 { sizes[home] += 1 }
    // More rows may have been taken for links than are: a row is shared where columns of several blocks meet it, and
    // a column that meets links alone is of their block if they have one.
    assignRows(of: program, anyColumn: false)
    for column in 0..<program.columnCount where ofColumn[column] < 0 {
      let homes = Set(program.rows(ofColumn: column).map { ofRow[Int($0)] })
      if homes.count == 1, let home = homes.first { ofColumn[column] = home }
    }
    assignRows(of: program, anyColumn: true)
  }

  /// Says for each row which block the columns that meet it belong to: any columns, or those alone that have a block.
  private mutating func assignRows(of program: LinearProgram, anyColumn: Bool) {
    var isMet = [Bool](repeating: false, count: program.rowCount)
    for column in 0..<program.columnCount where anyColumn || ofColumn[column] >= 0 {
      for row in program.rows(ofColumn: column).map({ Int($0) }) {
        ofRow[row] = isMet[row] && ofRow[row] != ofColumn[column] ? -1 : ofColumn[column]
        isMet[row] = true
      }
    }
  }

  /// Whether a column has entries in rows that several blocks share.
  func passesThroughShared(_ column: Int, of program: LinearProgram) -> Bool {
    program.rows(ofColumn: column).contains { ofRow[Int($0)] < 0 }
  }

  /// The part of each block in what is shared: by the weights of the first fair sharing, or else by size.
  func parts(of program: LinearProgram) -> [Double] {
    var weights = [Double](repeating: 0, count: sizes.count)
    for stage in program.stages {
      guard case .leximin(let shares) = stage.objective else { continue }
      for share in shares {
        let home = share.terms.lazy.map { ofColumn[$0.column] }.first { $0 >= 0 }
        if let home { weights[home] += share.weight }
      }
      break
    }
    if weights.allSatisfy({ $0 == 0 }) { weights = sizes.map { Double($0) } }
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
  }
}

extension LinearProgram {
  fileprivate func rows(ofColumn column: Int) -> ArraySlice<Int32> {
    rowIndices[Int(columnStarts[column])..<Int(columnStarts[column + 1])]
  }

  /// The same within other bounds.
  fileprivate func bounded(
    columnLower: [Double], columnUpper: [Double], rowLower: [Double], rowUpper: [Double]
  ) -> LinearProgram {
    LinearProgram(
      name: name, columnLower: columnLower, columnUpper: columnUpper, rowLower: rowLower, rowUpper: rowUpper,
      columnStarts: columnStarts, rowIndices: rowIndices, coefficients: coefficients, lazyGroup: lazyGroup,
      stages: stages)
  }
}
