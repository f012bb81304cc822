internal import GLPKGuard

/// A value that one thread at a time may touch.
///
/// It stands on a lock of the system instead of Swift's own mutex, whose contended path the thread sanitizer
/// does not see and therefore reports.
final class Locked<Value: Sendable>: @unchecked Sendable {
  private let lock: OpaquePointer
  private var value: Value

  init(_ value: Value) {
    guard let lock = glpk_guard_lock_create() else {
      preconditionFailure("the system has no memory for a lock")
    }
    self.lock = lock
    self.value = value
  }

  deinit { glpk_guard_lock_free(lock) }

  /// Runs `body` while no other thread does.
  func withLock<Result>(_ body: (inout Value) -> Result) -> Result {
    glpk_guard_lock_enter(lock)
    defer { glpk_guard_lock_leave(lock) }
    return body(&value)
  }
}
