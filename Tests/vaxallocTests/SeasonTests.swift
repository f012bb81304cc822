import Foundation
import Testing

/// The example season: six rounds, closed and planned one after the other.
struct SeasonTests {
  private static let season = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Examples/season-tra-vinh-2022")
  private static let rounds = 22...27
  private static let accepting = [
    "--accept", "--by", "Trung tâm Kiểm soát bệnh tật tỉnh", "--reason",
  ]

  /// What a person types to close a round of the season.
  private static func closing(_ round: Int) -> [String] {
    let command = ["close", "\(round)", "\(round).plan", "--actual", "\(round).actual", "-o", "\(round + 1)"]
    switch round {
    case 22: return command + accepting + ["kiểm kê lại ngày 12/10"]
    // The counts of this round were not accepted: a place had not reported.
    case 24: return command
    default: return command + accepting + ["biên bản kiểm kê cuối đợt"]
    }
  }

  private static func copy() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for name in try FileManager.default.contentsOfDirectory(atPath: season.path) {
      try FileManager.default.copyItem(
        at: season.appendingPathComponent(name), to: URL(fileURLWithPath: "\(folder.path)/\(name)"))
    }
    return folder
  }

  /// The files of a folder, those in folders in it too, by their paths.
  private static func files(in path: String) throws -> [String: String] {
    var files: [String: String] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
      let url = URL(fileURLWithPath: "\(path)/\(name)")
      if try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile ?? false {
        files[name] = String(decoding: try Data(contentsOf: url), as: UTF8.self)
      }
    }
    return files
  }

  @Test(arguments: rounds)
  func `a round of the season is closed as printed, into the round that follows`(round: Int) throws {
    let folder = try SeasonTests.copy()
    let next = "\(folder.path)/\(round + 1)"
    let expected = try SeasonTests.files(in: next)
    try FileManager.default.removeItem(atPath: next)
    let run = try CommandRun(SeasonTests.closing(round), in: folder.path)
    #expect(run.code == 0)
    #expect(run.errors.isEmpty)
    #expect(try run.output == folder.text(of: "\(round).closing.txt"))
    let written = try SeasonTests.files(in: next)
    for (name, text) in written {
      // A person adds notices to a round once it is written.
      if name == "notices.csv" {
        #expect(expected[name]?.hasPrefix(text) ?? false)
      } else {
        #expect(expected[name] == text, "\(name)")
      }
    }
    #expect(Set(expected.keys).subtracting(written.keys).isSubset(of: ["notices.csv"]))
  }

  @Test(arguments: rounds)
  func `every balance of the season adds up, or names its difference`(round: Int) throws {
    let text = try String(
      contentsOf: SeasonTests.season.appendingPathComponent("\(round + 1)/closing/balance.csv"),
      encoding: .utf8)
    let rows = text.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let names = rows[0].map(String.init)
    #expect(rows.count > 20)
    for row in rows.dropFirst() {
      func number(_ name: String) throws -> Double {
        let column = try #require(names.firstIndex(of: name))
        return try #require(Double(row[column]))
      }
      let k = try number("doses_per_vial")
      let came = k * (try number("opening") + number("received"))
      var went = 0.0
      for name in ["issued", "returned", "wasted_vials", "lost_vials", "on_the_way", "on_hand"] {
        went += k * (try number(name))
      }
      for name in ["given_doses", "wasted_doses", "lost_doses", "difference_doses"] {
        went += try number(name)
      }
      // Halves of doses are exact in a double.
      #expect(came == went, "\(row[0]) \(row[2])")
      let column = try #require(names.firstIndex(of: "difference"))
      #expect(row[column].isEmpty == (try number("difference_doses") == 0))
    }
  }

  @Test(arguments: rounds)
  func `a round that was written by closing is planned, and its plan keeps every rule`(round: Int) throws {
    let folder = try SeasonTests.copy()
    #expect(try CommandRun(["plan", "\(round)", "-o", "new.plan"], in: folder.path).code == 0)
    let verdict = try CommandRun(["verify", "\(round)", "new.plan"], in: folder.path)
    #expect(verdict.output.hasSuffix("\nThe plan keeps every rule.\n"))
    let kept = try CommandRun(["verify", "\(round)", "\(round).plan"], in: folder.path)
    #expect(kept.output.hasSuffix("\nThe plan keeps every rule.\n"))
  }

  @Test(arguments: rounds)
  func `a round of the season is reported, with what came back from the rounds before it`(round: Int) throws {
    let folder = try SeasonTests.copy()
    for language in ["vi", "en"] {
      let run = try CommandRun(
        ["report", "\(round)", "\(round).plan", "--language", language, "-o", language], in: folder.path)
      #expect(run.code == 0)
      #expect(run.errors.isEmpty)
      let report = try folder.text(of: "\(language)/report.html")
      // One drawing for each of nine recipients, four vaccines or more, and the losses.
      let isFirst = round == 22
      #expect(report.contains("<section id=\"tracking\">") == !isFirst)
      #expect(report.components(separatedBy: "<figure>").count - 1 >= (isFirst ? 0 : 13))
      let thaws = FileManager.default.fileExists(atPath: "\(folder.path)/\(round).plan/thaw.csv")
      #expect(report.contains("<section id=\"thaw\">") == thaws)
      #expect(report.contains("<section id=\"notices\">") == (round >= 23))
      let adjusted = FileManager.default.fileExists(atPath: "\(folder.path)/\(round)/adjustments.csv")
      for text in [report, try folder.text(of: "\(language)/phu-luc.html")] {
        // Who decided it and why stands there, and in the annex.
        let states = ["kiểm kê lại ngày 12/10", "biên bản kiểm kê cuối đợt"].contains(where: text.contains)
        #expect(states == adjusted)
      }
    }
  }

  @Test func `the chain of the season holds, and every break of it is named`() throws {
    let folder = try SeasonTests.copy()
    let sound = try CommandRun(["verify", "--chain", folder.path])
    #expect(sound.code == 0)
    #expect(sound.output.hasSuffix("The chain holds: every input and plan is as it was recorded.\n"))
    try folder.replace(",0.1,", with: ",0.2,", in: "22/demand.csv")
    try folder.replace("now", with: "later", in: "23.plan/shipments.csv")
    try folder.replace("open_vial", with: "other", in: "22.actual/wasted.csv")
    try folder.replace("PFIZER_12PLUS", with: "PFIZER_12PLU", in: "25/closing/balance.csv")
    try FileManager.default.removeItem(atPath: folder.path + "/25.plan")
    let broken = try CommandRun(["verify", "--chain", folder.path])
    #expect(broken.code == 1)
    for line in [
      "input_changed: 22/demand.csv: ", "plan_edited: 23.plan/shipments.csv: ",
      "closing_changed: 22.actual/wasted.csv: ", "closing_changed: 25/closing/balance.csv: ",
      "missing_link: 26/follows.json: ", "The chain is broken in 5 places.",
    ] {
      #expect(broken.output.contains(line), "\(line)")
    }
  }

  @Test func `the season is tracked, and what was seen is offered`() throws {
    let folder = try SeasonTests.copy()
    let run = try CommandRun(["track", ".", "-o", "track.csv", "--suggest", "new.csv"], in: folder.path)
    #expect(run.code == 0)
    #expect(run.output.contains("\n  849         3       0       0       0       0       0\n"))
    #expect(try folder.text(of: "track.csv").split(separator: "\n").count > 150)
    let suggestions = try folder.text(of: "new.csv").split(separator: "\n")
    #expect(
      suggestions[0] == "table,column,vaccine,place,group,dose,present,suggested,seen,out_of,observations")
    #expect(suggestions.contains { $0.hasPrefix("vaccines.csv,open_vial_wastage,AZ,,,0,0.1,") })
    #expect(suggestions.contains { $0.hasPrefix("demand.csv,uptake,,849,18+,1,") })
    // Nothing was applied.
    #expect(try CommandRun(["verify", "--chain", folder.path]).code == 0)
  }

  @Test func `a closing asks for what it needs, and touches nothing that stands`() throws {
    let folder = try SeasonTests.copy()
    let standing = try CommandRun(SeasonTests.closing(22), in: folder.path)
    #expect(standing.code == 3)
    #expect(
      standing.errors == "23 exists already and was left as it is; choose another name, or move it away\n")
    let unsigned = try CommandRun(
      ["close", "22", "22.plan", "--actual", "22.actual", "-o", "x", "--accept"], in: folder.path)
    #expect(unsigned.code == 64)
    let mixed = try CommandRun(
      ["close", "22", "23.plan", "--actual", "22.actual", "-o", "x"], in: folder.path)
    #expect(mixed.code == 1)
    #expect(mixed.errors.contains("is the plan of round “đợt 23”"))
    try folder.replace("842", with: "84", in: "22.actual/given.csv")
    let wrong = try CommandRun(
      ["close", "22", "22.plan", "--actual", "22.actual", "-o", "x", "--language", "vi"], in: folder.path)
    #expect(wrong.code == 1)
    #expect(wrong.errors.hasPrefix("lỗi: given.csv, dòng 2, cột place: không có địa điểm \"84\" trong đợt"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/x"))
  }

  @Test func `frozen vials are taken out on the days of the plan`() throws {
    let folder = try SeasonTests.copy()
    let table = try folder.text(of: "23.plan/thaw.csv")
    #expect(
      table.hasPrefix("place,day,vaccine,lot,when,vials,doses,last_day\nKHO-TINH,2022-10-10,PFIZER_12PLUS,"))
    let run = try CommandRun(["thaw", "23", "23.plan"], in: folder.path)
    #expect(run.code == 0)
    #expect(run.output.hasPrefix("2022-10-10  KHO-TINH: take out "))
    #expect(run.output.contains("With everything thawed now, no plan could lose fewer than "))
  }
}
