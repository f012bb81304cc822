internal import Dispatch
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Listens for a wish to end the command: Ctrl-C, or a request to terminate.
///
/// The first signal only raises a flag that planning and writing look at, so that they end in good order. A second
/// one ends the process at once, after `cleanUp`.
final class Interruption {
  /// How many signals came.
  final class Flag: Sendable {
    private let signals = Atomic<Int>(0)

    /// Whether a signal came.
    var isRaised: Bool { signals.load(ordering: .relaxed) > 0 }

    /// Takes note of a signal; answers whether it was the first.
    fileprivate func raise() -> Bool { signals.add(1, ordering: .relaxed).oldValue == 0 }
  }

  /// Raised by the first signal.
  let flag = Flag()
  private let sources: [any DispatchSourceSignal]

  /// Begins to listen, for as long as this value lives.
  ///
  /// - Parameter cleanUp: removes what a process leaves that ends at once.
  init(cleanUp: @escaping @Sendable () -> Void) {
    sources = [SIGINT, SIGTERM].map { [flag] number in
      // The default action would end the process before the source hears of the signal.
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInteractive))
      source.setEventHandler {
        if flag.raise() { return }
        cleanUp()
        _exit(Ending.interrupted.rawValue)
      }
      source.resume()
      return source
    }
  }

  deinit {
    for source in sources { source.cancel() }
  }
}
