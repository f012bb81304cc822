import Dispatch
import Foundation
import Synchronization

/// One run of another program: what it printed, how it ended, how long it took.
struct CommandRun {
  let output: String
  let exitCode: Int32
  let seconds: Double
  /// The most memory that it held at any time; nil where the system does not tell.
  let peakMegabytes: Int?

  /// Runs a program that is looked up as a shell would; nil where there is none, or it cannot be started.
  ///
  /// - Parameter limit: seconds after which it is asked to end.
  init?(_ name: String, _ arguments: [String], limit: Double? = nil) {
    guard let path = CommandRun.path(of: name) else { return nil }
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    let start = ContinuousClock.now
    guard (try? process.run()) != nil else { return nil }
    let number = process.processIdentifier
    let end = DispatchWorkItem { kill(number, SIGTERM) }
    if let limit { DispatchQueue.global().asyncAfter(deadline: .now() + limit, execute: end) }
    let peak = MemoryWatch(process: number)
    let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    end.cancel()
    peakMegabytes = peak.megabytes
    seconds = (ContinuousClock.now - start).seconds
    output = String(decoding: bytes, as: UTF8.self)
    exitCode = process.terminationStatus
  }

  /// Where a program stands; nil where it is not installed.
  static func path(of name: String) -> String? {
    if name.contains("/") { return FileManager.default.isExecutableFile(atPath: name) ? name : nil }
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}

/// Reads every now and then how much memory a process has held at most.
private final class MemoryWatch: Sendable {
  private let peak = Mutex<Int?>(nil)
  private let timer: any DispatchSourceTimer

  init(process: Int32) {
    let timer = DispatchSource.makeTimerSource()
    self.timer = timer
    timer.schedule(deadline: .now(), repeating: .milliseconds(20))
    timer.setEventHandler { [self] in
      guard let text = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8),
        let row = text.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
        let kilobytes = row.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({ Int($0) })
      else { return }
      peak.withLock { $0 = max($0 ?? 0, kilobytes / 1000) }
    }
    timer.resume()
  }

  /// Ends the watch.
  var megabytes: Int? {
    timer.cancel()
    return peak.withLock { $0 }
  }
}

extension Duration {
  /// The duration in seconds.
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}

/// How long something takes, in seconds.
func timed<Value>(_ work: () throws -> Value) rethrows -> (value: Value, seconds: Double) {
  let start = ContinuousClock.now
  let value = try work()
  return (value, (ContinuousClock.now - start).seconds)
}
