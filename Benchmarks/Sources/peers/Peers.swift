import Foundation
import SyntheticRounds

/// `peers [--rounds small,province] [--limit seconds] [--vaxalloc path] [--markdown file]` compares;
/// `peers ratios` checks the ratios that every machine must reach.
@main
struct Peers {
  static func main() throws {
    var arguments = Array(CommandLine.arguments.dropFirst())
    if arguments == ["ratios"] {
      let areTablesFast = try TableRatios.hold()
      guard try Ratios.hold(), areTablesFast else { exit(1) }
      return
    }
    if arguments.first == "tables", arguments.count == 2 { return try TableRatios.read(arguments[1]) }
    var rounds = MeasuredRound.requested
    var limit = 300
    var command: String?
    var markdown: String?
    while !arguments.isEmpty {
      let option = arguments.removeFirst()
      guard !arguments.isEmpty else { throw ComparisonError.usage(option) }
      let value = arguments.removeFirst()
      switch option {
      case "--rounds":
        rounds = try value.split(separator: ",").map {
          guard let round = MeasuredRound(rawValue: String($0)) else { throw ComparisonError.usage(value) }
          return round
        }
      case "--limit":
        guard let seconds = Int(value), seconds > 0 else { throw ComparisonError.usage(value) }
        limit = seconds
      case "--vaxalloc": command = value
      case "--markdown": markdown = value
      default: throw ComparisonError.usage(option)
      }
    }

    var text = """
      # Measurements

      This project beside other solvers, and how its cost grows.

      ## Overview

      \(Machine.line)
      Written by `Benchmarks/compare --markdown`. What is compared with what is told in <doc:Speed>.


      """
    show(text)
    var agrees = true
    var runs: [(name: String, run: OwnRun)] = []
    let peers = Peer.installed()
    for measured in rounds {
      let comparison = Comparison(measured: measured, peers: peers, limit: limit, command: command)
      let report = try comparison.report()
      show(report.text)
      text += report.text
      agrees = agrees && report.agrees
      runs.append((measured.rawValue, report.own))
    }
    // The largest rounds take long enough once.
    let again = try rounds.filter { $0 != .nation && $0 != .nationCoupled }.map { measured in
      (name: measured.rawValue, again: try Again.all(of: measured.round()))
    }
    agrees = agrees && again.allSatisfy { $0.again.allSatisfy(\.agrees) }
    for part in [Again.report(again), Growth.report(runs)] {
      show(part)
      text += part
    }
    if let markdown {
      try text.write(toFile: markdown, atomically: true, encoding: .utf8)
      let picture = URL(filePath: markdown).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Resources/Growth.svg")
      try FileManager.default.createDirectory(
        at: picture.deletingLastPathComponent(), withIntermediateDirectories: true)
      try GrowthPlot(runs).svg.write(to: picture, atomically: true, encoding: .utf8)
    }
    if !agrees {
      print("Optima differ; see above.")
      exit(1)
    }
  }

  /// Prints without a buffer, so that tables are seen to grow where they go to a file, too.
  private static func show(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }
}
