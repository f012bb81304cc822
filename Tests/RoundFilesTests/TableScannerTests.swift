import Testing

@testable import RoundFiles

/// The scanner beside one that looks at one byte after the other.
@Suite struct TableScannerTests {
  /// Rows of cells, by the rules of the format and in the plainest way.
  private func plain(_ bytes: [UInt8], _ separator: UInt8) -> [[[UInt8]]] {
    var rows: [[[UInt8]]] = []
    var index = 0
    while index < bytes.count {
      var row: [[UInt8]] = []
      var ended = false
      while !ended {
        var cell: [UInt8] = []
        let start = index
        var quoted = index < bytes.count && bytes[index] == 34
        if quoted {
          index += 1
          while index < bytes.count, bytes[index] != 34 || (index + 1 < bytes.count && bytes[index + 1] == 34)
          {
            let width = bytes[index] == 34 ? 2 : 1
            cell += bytes[index..<index + width]
            index += width
          }
          if index >= bytes.count { return rows + [row + [trimmed(cell)]] }
          index += 1
          let rest = index
          while index < bytes.count, ![separator, 10, 13].contains(bytes[index]) { index += 1 }
          if bytes[rest..<index].contains(where: { $0 != 32 }) {
            quoted = false
            cell = Array(bytes[start..<index])
          }
        } else {
          while index < bytes.count, ![separator, 10, 13].contains(bytes[index]) { index += 1 }
          cell = Array(bytes[start..<index])
        }
        row.append(trimmed(cell))
        ended = index >= bytes.count || bytes[index] != separator
        if !ended {
          index += 1
          if index >= bytes.count { return rows + [row + [[]]] }
        }
      }
      if index < bytes.count {
        index += bytes[index] == 13 && index + 1 < bytes.count && bytes[index + 1] == 10 ? 2 : 1
      }
      rows.append(row)
    }
    return rows
  }

  private func trimmed(_ cell: [UInt8]) -> [UInt8] {
    Array(cell.drop { $0 <= 32 }.reversed().drop { $0 <= 32 }.reversed())
  }

  private func scanned(_ bytes: [UInt8], _ separator: UInt8, skipping skipped: Set<Int>) -> [[[UInt8]]?] {
    bytes.withUnsafeBufferPointer { buffer in
      var scanner = TableScanner(buffer, separator: separator)
      var cells = CellList()
      var rows: [[[UInt8]]?] = []
      while true {
        let skips = skipped.contains(scanner.row)
        guard skips ? scanner.skip(&cells) : scanner.next(into: &cells) else { return rows }
        rows.append(skips ? nil : cells.all.map { Array(buffer[$0.start..<$0.end]) })
        #expect(scanner.row == rows.count)
      }
    }
  }

  @Test(arguments: [UInt64](1...40)) func `random texts are parted as byte after byte, rows skipped or not`(
    _ seed: UInt64
  ) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15
    func random(_ most: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % most
    }
    let letters: [UInt8] = [97, 98, 32, 44, 44, 59, 10, 13, 34, 9, 0x2D, 0x0B, 0x8A]
    // Few quotes, so that rows are not all one cell.
    let kinds = seed.isMultiple(of: 3) ? letters.count : letters.count - 5
    for _ in 0..<150 {
      let text = (0..<random(70)).map { _ in
        random(12) == 0 ? letters[random(letters.count)] : letters[random(kinds)]
      }
      let separator = letters[3 + 2 * random(2)]
      let expected = plain(text, separator)
      #expect(scanned(text, separator, skipping: []).compactMap { $0 } == expected, "\(text)")
      let skipped = Set((0..<40).filter { _ in random(2) == 0 })
      let some = scanned(text, separator, skipping: skipped)
      #expect(some.count == expected.count, "\(text)")
      for (index, row) in some.enumerated() { #expect(row == nil || row == expected[index], "\(text)") }
    }
  }

  @Test func `the marks of eight bytes are every separator and line end among them`() {
    let end = CellEnd(separator: UInt8(ascii: ";"))
    for length in 1...8 {
      for mark in Array(";\n\r,\u{B}".utf8) {
        for place in 0..<length {
          var text = [UInt8](repeating: 0x80, count: length)
          text[place] = mark
          let marks = text.withUnsafeBufferPointer { end.marks(in: $0, at: 0) }
          let isMark = [59, 10, 13].contains(mark)
          #expect(marks == (isMark ? 0x80 << UInt64(8 * place) : 0))
        }
      }
    }
  }
}
