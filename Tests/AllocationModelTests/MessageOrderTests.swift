import Testing

@testable import AllocationModel

@Suite struct MessageOrderTests {
  @Test func `messages stand in the order of files and rows, and keep their order within a row`() {
    let files = ["b.csv", nil, "a.csv", "other.csv"]
    let messages = (0..<200).map { number in
      RoundMessage(
        .note, "\(number)", file: files[number * 7 % 4], row: number % 5 == 0 ? nil : number * 13 % 9,
        Wording(en: "", vi: ""))
    }
    let order = ["a.csv": 1, "b.csv": 0]
    let sorted = messages.sortedByPlace { order[$0] ?? .max }
    let plain = messages.enumerated().sorted { left, right in
      (order[left.element.file ?? ""] ?? .max, left.element.row ?? 0, left.offset)
        < (order[right.element.file ?? ""] ?? .max, right.element.row ?? 0, right.offset)
    }
    #expect(sorted == plain.map(\.element))
    #expect(sorted.sortedByPlace { order[$0] ?? .max } == sorted)
  }
}
