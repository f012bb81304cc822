import Foundation

/// Where and when something was measured.
enum Machine {
  /// One line: the day, the processor and its cores, the system, the compiler's major version.
  static var line: String {
    let day = Date.now.formatted(.iso8601.year().month().day())
    let cores = ProcessInfo.processInfo.activeProcessorCount
    return
      "Measured on \(day): \(processor), \(cores) cores, \(ProcessInfo.processInfo.operatingSystemVersionString)."
  }

  private static var processor: String {
    let text = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    let row = text.split(separator: "\n").first { $0.hasPrefix("model name") }
    if let row, let colon = row.firstIndex(of: ":") {
      return row[row.index(after: colon)...].trimmingCharacters(in: .whitespaces)
    }
    let asked = CommandRun("sysctl", ["-n", "machdep.cpu.brand_string"])
    return asked?.output.trimmingCharacters(in: .whitespacesAndNewlines) ?? "unknown processor"
  }
}
