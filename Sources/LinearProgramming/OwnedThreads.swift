internal import GLPKGuard

/// Threads that the guard starts and on which alone its sessions live.
enum OwnedThreads {
  /// Runs `body` on `count` threads and waits for all.
  ///
  /// Fewer run, perhaps none, if the system has no more.
  static func run(_ count: Int, _ body: @Sendable (Int) -> Void) {
    withoutActuallyEscaping(body) { body in
      let box = Body(run: body)
      var started: Int32 = 0
      withExtendedLifetime(box) {
        _ = glpk_guard_run(
          Int32(clamping: count),
          { context, index in
            guard let context else { return }
            Unmanaged<Body>.fromOpaque(context).takeUnretainedValue().run(Int(index))
          }, Unmanaged.passUnretained(box).toOpaque(), &started)
      }
    }
  }

  /// Runs `body` on a new thread without waiting; `finished` receives its result on that thread when the
  /// solver's environment there is gone, or `nil` where there was no thread to be had.
  static func start<Value: Sendable>(
    _ body: @escaping @Sendable () -> Value, finished: @escaping @Sendable (Value?) -> Void
  ) {
    let result = Slot<Value>()
    let job = Job(run: { result.set(body()) }, finish: { finished(result.get()) })
    let context = Unmanaged.passRetained(job)
    let outcome = glpk_guard_start(
      { context in
        guard let context else { return }
        Unmanaged<Job>.fromOpaque(context).takeUnretainedValue().run()
      },
      { context in
        guard let context else { return }
        Unmanaged<Job>.fromOpaque(context).takeRetainedValue().finish()
      }, context.toOpaque())
    if outcome != Int32(GLPK_GUARD_OK) {
      context.release()
      finished(nil)
    }
  }

  private final class Body: Sendable {
    let run: @Sendable (Int) -> Void
    init(run: @escaping @Sendable (Int) -> Void) { self.run = run }
  }

  private final class Job: Sendable {
    let run: @Sendable () -> Void
    let finish: @Sendable () -> Void
    init(run: @escaping @Sendable () -> Void, finish: @escaping @Sendable () -> Void) {
      self.run = run
      self.finish = finish
    }
  }

  private final class Slot<Value: Sendable>: Sendable {
    private let value = Locked<Value?>(nil)
    func set(_ new: Value) { value.withLock { $0 = new } }
    func get() -> Value? { value.withLock { $0 } }
  }
}
