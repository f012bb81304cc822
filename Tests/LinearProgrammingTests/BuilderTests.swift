import LinearProgramming
import Testing

@Suite struct BuilderTests {
  @Test func `entries are sorted, summed and freed of zeros`() {
    var builder = LinearProgramBuilder(name: "b")
    let columns = (0..<3).map { _ in builder.addColumn(upper: 5) }
    let rows = (0..<3).map { builder.addRow(lower: Double($0), upper: 9, lazyGroup: $0 == 2 ? 4 : -1) }
    builder.add(3, row: rows[2], column: columns[0])
    builder.add(1, row: rows[0], column: columns[2])
    builder.add(2, row: rows[0], column: columns[0])
    builder.add(5, row: rows[1], column: columns[2])
    builder.add(-5, row: rows[1], column: columns[2])
    builder.add(0.25, row: rows[0], column: columns[2])
    builder.stages = [maximum([1])]
    #expect(
      builder.finish()
        == LinearProgram(
          name: "b", columnLower: [0, 0, 0], columnUpper: [5, 5, 5], rowLower: [0, 1, 2],
          rowUpper: [9, 9, 9],
          columnStarts: [0, 2, 2, 3], rowIndices: [0, 2, 0], coefficients: [2, 3, 1.25],
          lazyGroup: [-1, -1, 4],
          stages: [maximum([1])]))
  }

  @Test func `nothing makes an empty program`() {
    let program = LinearProgramBuilder().finish()
    #expect(program.columnCount == 0 && program.rowCount == 0 && program.columnStarts == [0])
    #expect(program.defect == nil)
  }

  @Test func `a sum that is not a number is kept, to be refused`() {
    var builder = LinearProgramBuilder()
    let column = builder.addColumn()
    let row = builder.addRow(upper: 1)
    builder.add(.infinity, row: row, column: column)
    builder.add(-.infinity, row: row, column: column)
    #expect(builder.finish().defect != nil)
  }

  @Test(arguments: 0..<20) func `the order of entries changes nothing`(seed: Int) {
    var generator = Generator(seed)
    var entries: [(row: Int, column: Int, value: Double)] = []
    for index in 0..<200 { entries.append((index % 17, index * 7 % 23, Double(index % 9 - 4))) }
    func built() -> LinearProgram {
      var builder = LinearProgramBuilder()
      for _ in 0..<23 { _ = builder.addColumn() }
      for _ in 0..<17 { _ = builder.addRow(upper: 1) }
      for entry in entries { builder.add(entry.value, row: entry.row, column: entry.column) }
      return builder.finish()
    }
    let first = built()
    entries.shuffle(using: &generator)
    #expect(built() == first)
  }

  @Test(arguments: 0..<20) func `a long column in any order is as it should be`(seed: Int) {
    var generator = Generator(seed)
    var sums = [Double](repeating: 0, count: 300)
    var builder = LinearProgramBuilder()
    let columns = (0..<2).map { _ in builder.addColumn() }
    for _ in sums { _ = builder.addRow(upper: 1) }
    for _ in 0..<400 {
      let row = Int.random(in: 0..<300, using: &generator)
      let value = Double(Int.random(in: -2...2, using: &generator))
      sums[row] += value
      builder.add(value, row: row, column: columns[1])
    }
    let program = builder.finish()
    let rows = sums.indices.filter { sums[$0] != 0 }
    #expect(program.columnStarts == [0, 0, Int32(rows.count)])
    #expect(program.rowIndices == rows.map { Int32($0) })
    #expect(program.coefficients == rows.map { sums[$0] })
  }
}
