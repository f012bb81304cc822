/// Works on several things at once, on threads that solvers may live on.
package enum Concurrently {
  /// Works on every input, so many at once, and answers in the order of the inputs.
  ///
  /// The answers do not depend on how many threads there are. Where the system has no thread to give, the work is done
  /// on this one.
  ///
  /// - Parameters:
  ///   - inputs: what to work on.
  ///   - threads: how many are worked on at once, at least 1.
  ///   - work: works on one input; after a failure no further input is begun.
  /// - Throws: the failure of the first input in order that failed.
  package static func map<Input: Sendable, Output: Sendable, Failure: Error>(
    _ inputs: [Input], threads: Int, _ work: @Sendable (Input) throws(Failure) -> Output
  ) throws(Failure) -> [Output] {
    let progress = Locked(Progress<Output, Failure>(outcomes: Array(repeating: nil, count: inputs.count)))
    @Sendable func run(_ thread: Int) {
      while true {
        let position: Int? = progress.withLock { progress in
          guard progress.next < inputs.count, !progress.failed else { return nil }
          progress.next += 1
          return progress.next - 1
        }
        guard let position else { return }
        let outcome: Result<Output, Failure>
        do throws(Failure) {
          outcome = .success(try work(inputs[position]))
        } catch {
          outcome = .failure(error)
        }
        progress.withLock { progress in
          progress.outcomes[position] = outcome
          if case .failure = outcome { progress.failed = true }
        }
      }
    }
    OwnedThreads.run(max(1, min(threads, inputs.count)), run)
    run(0)
    var outputs: [Output] = []
    // Inputs are begun in order: what was not begun stands behind a failure.
    for case let outcome? in progress.withLock({ $0.outcomes }) { outputs.append(try outcome.get()) }
    return outputs
  }
}

extension Concurrently {
  private enum Either<First: Sendable, Second: Sendable>: Sendable {
    case first(First)
    case second(Second)
  }

  /// Does two things at once, or one after the other where there is one thread.
  ///
  /// - Parameters:
  ///   - threads: how many threads there are, at least 1.
  ///   - first: one thing.
  ///   - second: the other; it is not begun after the first has failed.
  /// - Throws: the failure of the first of them that failed.
  package static func both<First: Sendable, Second: Sendable, Failure: Error>(
    threads: Int, _ first: @Sendable () throws(Failure) -> First,
    _ second: @Sendable () throws(Failure) -> Second
  ) throws(Failure) -> (First, Second) {
    let done = try map([false, true], threads: threads) {
      (isSecond: Bool) throws(Failure) -> Either<First, Second> in
      isSecond ? .second(try second()) : .first(try first())
    }
    guard case .first(let first) = done[0], case .second(let second) = done[1] else {
      preconditionFailure("answers stand in the order of the inputs")
    }
    return (first, second)
  }
}

/// How far the work has come.
private struct Progress<Output: Sendable, Failure: Error>: Sendable {
  var next = 0
  var failed = false
  var outcomes: [Result<Output, Failure>?]
}
