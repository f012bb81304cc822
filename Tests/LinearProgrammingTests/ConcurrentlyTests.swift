import Testing

@testable import LinearProgramming

struct ConcurrentlyTests {
  private struct Refusal: Error, Equatable {
    let number: Int
  }

  @Test(arguments: [1, 2, 7]) func `answers stand in the order of the inputs`(threads: Int) {
    let squares = Concurrently.map(Array(0..<50), threads: threads) { $0 * $0 }
    #expect(squares == (0..<50).map { $0 * $0 })
    #expect(Concurrently.map([Int](), threads: threads) { $0 } == [])
  }

  @Test(arguments: [1, 2, 7]) func `the first input in order that fails is the one that is told`(threads: Int)
  {
    let refusal = #expect(throws: Refusal.self) {
      try Concurrently.map(Array(0..<50), threads: threads) { number throws(Refusal) in
        if number >= 20 { throw Refusal(number: number) }
        return number
      }
    }
    // Later ones may have failed too before it was known.
    #expect(refusal == Refusal(number: 20))
  }

  @Test(arguments: [1, 2]) func `two different things are done at once`(threads: Int) {
    let (number, text) = Concurrently.both(threads: threads) {
      7
    } _: {
      "seven"
    }
    #expect(number == 7)
    #expect(text == "seven")
  }

  @Test(arguments: [1, 2]) func `of two failures the first is told`(threads: Int) {
    let refusal = #expect(throws: Refusal.self) {
      _ = try Concurrently.both(threads: threads) { () throws(Refusal) -> Int in
        throw Refusal(number: 1)
      } _: { () throws(Refusal) -> Int in
        throw Refusal(number: 2)
      }
    }
    #expect(refusal == Refusal(number: 1))
  }
}
