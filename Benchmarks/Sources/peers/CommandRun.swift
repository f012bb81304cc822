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
    peakMegabytes = peak.end()
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
  private let state = Mutex<(peak: Int?, hasEnded: Bool)>((nil, false))

  init(process: Int32) {
    Thread.detachNewThread { [self] in
      while !state.withLock({ $0.hasEnded }) {
        if let kilobytes = Self.peakKilobytes(of: process) {
          state.withLock { $0.peak = max($0.peak ?? 0, kilobytes / 1000) }
        }
        Thread.sleep(forTimeInterval: 0.02)
      }
    }
  }

  private static func peakKilobytes(of process: Int32) -> Int? {
    guard let text = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8),
      let row = text.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") })
    else { return nil }
    return row.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }
  }

  /// Ends the watch and answers what it saw.
  func end() -> Int? {
    state.withLock {
      $0.hasEnded = true
      return $0.peak
    }
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
