internal import Dispatch
internal import VaccineAllocation

/// Says on a terminal that planning goes on, once it takes long.
final class Progress {
  private let timer: any DispatchSourceTimer
  private let isShown: Bool

  /// Begins to count, and says nothing for the first three seconds, or where nobody is watching.
  init(language: Language) {
    let start = ContinuousClock.now
    isShown = Console.isTerminal
    timer = DispatchSource.makeTimerSource(queue: .global())
    timer.schedule(deadline: .now() + 3, repeating: 1)
    timer.setEventHandler {
      let seconds = (ContinuousClock.now - start).components.seconds
      let wording = Wording(
        en: "planning … \(seconds) s (Ctrl-C stops; nothing is written before the end)",
        vi: "đang lập kế hoạch … \(seconds) giây (Ctrl-C để dừng; chưa ghi gì trước khi xong)")
      Console.write("\r\u{1B}[K" + wording[language])
    }
    if isShown { timer.resume() } else { timer.activate() }
    if !isShown { timer.cancel() }
  }

  /// Takes the line away.
  func end() {
    timer.cancel()
    if isShown { Console.write("\r\u{1B}[K") }
  }
}
