import GLPKGuard
import Synchronization

/// What a body on an owned thread came to.
func onOwnedThread<Value: Sendable>(_ body: @Sendable () -> Value) -> Value? {
  let answer = Mutex<Value?>(nil)
  withoutActuallyEscaping(body) { body in
    let box = Box { answer.withLock { $0 = body() } }
    var started: Int32 = 0
    withExtendedLifetime(box) {
      _ = glpk_guard_run(
        1, { context, _ in Unmanaged<Box>.fromOpaque(context!).takeUnretainedValue().run() },
        Unmanaged.passUnretained(box).toOpaque(), &started)
    }
  }
  return answer.withLock { $0 }
}

private final class Box: Sendable {
  let run: @Sendable () -> Void
  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}
