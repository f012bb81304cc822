import Foundation
@_spi(Benchmarks) import RoundFiles
import SyntheticRounds
import VaccineAllocation

/// Reading tables: how fast beside taking their text apart, and how much memory beside the files.
enum TableRatios {
  /// Reading a round's tables into rows, with digests and every check of cells, must be so many times faster than
  /// taking the longest of them apart into one text for each cell, with the standard library and without any check.
  static let leastOfReading = 1.0
  /// The most memory that a process holds which reads the tables and nothing else, in sizes of the files; what a
  /// process holds anyway is part of it.
  static let mostOfMemory = 3.5

  /// Prints the ratios; answers whether they are as they should be.
  static func hold() throws -> Bool {
    let folder = FileManager.default.temporaryDirectory.appending(path: "large-\(UUID().uuidString)")
    let large = try LargeTables(communes: 20_000, to: folder)
    defer { try? FileManager.default.removeItem(at: folder) }
    // The better of several runs, for other work on the machine only ever adds.
    var reading = Double.infinity
    var apart = Double.infinity
    for _ in 1...3 {
      let read = try timed { try RoundFolder.tables(at: large.folder.path) }
      guard read.value.demand.count == 360_000 else { return false }
      reading = min(reading, read.seconds)
      let plain = timed { rows(of: large.demand) }
      guard plain.value == 360_001 else { return false }
      apart = min(apart, plain.seconds)
    }
    let ratio = apart / reading
    let speed = Double(large.bytes) / reading / 1e6
    print(
      "Reading tables of \(large.bytes / 1_000_000) MB: \(Figure.seconds(reading)) s, \(Figure.seconds(speed)) MB/s, \(Figure.seconds(ratio)) times faster than taking the text apart; at least \(leastOfReading) wanted."
    )
    guard let megabytes = CommandRun(CommandLine.arguments[0], ["tables", large.folder.path])?.peakMegabytes
    else {
      print("How much memory that takes the system does not tell.")
      return ratio >= leastOfReading
    }
    let sizes = Double(megabytes) * 1e6 / Double(large.bytes)
    print(
      "Memory for it: \(megabytes) MB, \(Figure.seconds(sizes)) times the files; at most \(mostOfMemory) wanted."
    )
    return ratio >= leastOfReading && sizes <= mostOfMemory
  }

  /// Reads a folder's tables and holds them for a moment, in a process whose memory is watched.
  static func read(_ folder: String) throws {
    let tables = try RoundFolder.tables(at: folder)
    Thread.sleep(forTimeInterval: 0.2)
    print(tables.demand.count, "rows")
  }

  /// Makes one text for each cell; answers how many rows there are.
  private static func rows(of bytes: [UInt8]) -> Int {
    let rows = bytes.split(separator: UInt8(ascii: "\n")).map { row in
      row.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
    }
    return rows.count
  }
}
