public import AllocationModel
internal import RoundSeries

/// A folder of rounds and plans that follow one another, verified by their records.
///
/// A folder in it that holds `round.json` is a round, one that holds `plan.json` a plan. The plan of the round `22` is
/// the folder `22.plan`, else the one whose record names the round. Nothing is solved and no rule is checked.
public struct RoundChain: Sendable {
  /// What is wrong with a link of the chain.
  public struct Finding: Sendable, Hashable {
    /// A stable code.
    public let code: Code
    /// The folder that is concerned, by its name.
    public let folder: String
    /// The file, where one is concerned.
    public let file: String?
    /// What is wrong, in words.
    public let wording: Wording
  }

  /// What can be wrong.
  public enum Code: String, Sendable, Hashable, CaseIterable {
    /// A file of the input is not what the plan was made from.
    case inputChanged = "input_changed"
    /// A file of the plan is not what the planner wrote.
    case planEdited = "plan_edited"
    /// A round follows a plan that is not there, or names none.
    case missingLink = "missing_link"
    /// A plan has no record, or one that cannot be read.
    case noRecord = "no_record"
    /// A table that came back, or one of the closing, is not what the next round was made from.
    case closingChanged = "closing_changed"
    /// A round's folder is not there.
    case missingRound = "missing_round"
  }

  /// A round of the chain with what belongs to it.
  public struct Link: Sendable, Hashable {
    /// The round's folder, by its name.
    public let folder: String
    /// The round's name.
    public let round: String
    /// Its dispatch day.
    public let date: Day
    /// The plan's folder, where there is one.
    public let plan: String?
    /// The folder of the round it follows, where that is there.
    public let follows: String?
  }

  /// The rounds, by their days.
  public private(set) var links: [Link] = []
  /// Everything that is wrong, round by round; empty where the chain holds.
  public private(set) var findings: [Finding] = []

  private struct RoundEntry {
    let folder: String
    let id: String
    let date: Day
    let files: [FileDigest]
    let follows: RoundLink?
    /// The tables of the closing in it.
    let closing: [FileDigest]
  }

  private struct PlanEntry {
    let folder: String
    let files: [FileDigest]
    let record: PlanRecord?
    var json: String? { files.first { $0.name == "plan.json" }?.sha256 }
    var recordDigest: String? { files.first { $0.name == PlanRecord.file }?.sha256 }
  }

  /// Verifies the chain of rounds in a folder.
  ///
  /// - Throws: ``RoundReadingError/cannotRead(path:reason:)`` where the folder, or a file in it, cannot be read.
  public static func verify(at path: String) throws(RoundReadingError) -> RoundChain {
    var rounds: [RoundEntry] = []
    var plans: [PlanEntry] = []
    var others: [String: [FileDigest]] = [:]
    for name in try names(in: path) where !name.hasPrefix(".") {
      let folder = "\(path)/\(name)"
      guard FileSystem.entry(at: folder) == .folder else { continue }
      let inside = Set(try names(in: folder))
      if inside.contains("plan.json") {
        let contents = try contents(of: folder) { _ in true }
        plans.append(
          PlanEntry(
            folder: name, files: FileDigest.all(of: contents),
            record: contents[PlanRecord.file].flatMap { PlanRecord($0) }))
      } else if inside.contains("round.json") {
        let contents = try self.contents(of: folder) { RoundTableLayouts.files.contains($0) }
        let closing =
          inside.contains(ClosingFolder.name)
          ? try self.contents(of: "\(folder)/\(ClosingFolder.name)") { $0.hasSuffix(".csv") } : [:]
        if let entry = round(name, contents, closing) { rounds.append(entry) }
      } else {
        let contents = try contents(of: folder) { Actual.files.contains($0) }
        if !contents.isEmpty { others[name] = FileDigest.all(of: contents) }
      }
    }
    var chain = RoundChain()
    chain.examine(rounds.sorted { ($0.date, $0.folder) < ($1.date, $1.folder) }, plans, others)
    return chain
  }

  private static func names(in path: String) throws(RoundReadingError) -> [String] {
    do {
      return try FileSystem.names(in: path)
    } catch {
      throw .cannotRead(path: path, reason: error.wording)
    }
  }

  private static func contents(
    of folder: String, _ isWanted: (String) -> Bool
  ) throws(RoundReadingError) -> [String: [UInt8]] {
    try SteadyReading.read(folder: folder) { () throws(RoundReadingError) in
      var contents: [String: [UInt8]] = [:]
      for name in try names(in: folder) where isWanted(name) {
        let path = "\(folder)/\(name)"
        if FileSystem.entry(at: path) != .folder { contents[name] = try bytes(path) }
      }
      return contents
    }
  }

  private static func bytes(_ path: String) throws(RoundReadingError) -> [UInt8] {
    do {
      return try FileSystem.bytes(ofFile: path)
    } catch {
      throw .cannotRead(path: path, reason: error.wording)
    }
  }

  private static func round(
    _ name: String, _ contents: [String: [UInt8]], _ closing: [String: [UInt8]]
  ) -> RoundEntry? {
    guard let bytes = contents["round.json"], let utf8 = try? TextEncoding.utf8(bytes),
      let settings = try? JSONText.value(of: utf8), let id = settings["id"]?.string
    else { return nil }
    let day = settings["date"]?.string.flatMap { text -> Day? in
      guard case .day(let day) = Array(text.utf8).withUnsafeBufferPointer({ CellDate.read($0) }) else {
        return nil
      }
      return day
    }
    var messages: [RoundMessage] = []
    let link = contents[RoundLink.file].flatMap { try? TextEncoding.utf8($0) }.flatMap {
      RoundLink.read($0, &messages)
    }
    return RoundEntry(
      folder: name, id: id, date: day ?? Day(number: 0), files: FileDigest.all(of: contents), follows: link,
      closing: FileDigest.all(of: closing))
  }

  private mutating func examine(
    _ rounds: [RoundEntry], _ plans: [PlanEntry], _ others: [String: [FileDigest]]
  ) {
    var left = plans
    for (index, round) in rounds.enumerated() {
      let position =
        left.firstIndex { $0.folder == round.folder + ".plan" }
        ?? left.firstIndex { $0.record?.round == round.id && $0.record?.date == round.date }
      let plan = position.map { left.remove(at: $0) }
      if let plan { compare(plan, with: round) }
      let followed = follow(round, isFirst: index == 0, rounds, plans)
      if let link = round.follows {
        compareClosing(link.closing, with: round.closing, in: "\(round.folder)/\(ClosingFolder.name)")
        // What came back may be kept elsewhere; where it stands beside the round, it is compared.
        let name = followed.map { $0 + ".actual" } ?? ""
        if let actual = others[name] { compareClosing(link.actual, with: actual, in: name) }
      }
      links.append(
        Link(folder: round.folder, round: round.id, date: round.date, plan: plan?.folder, follows: followed))
    }
    for plan in left {
      find(
        .missingRound, plan.folder, nil,
        "the round of this plan is not here\(plan.record.map { ": “\($0.round)”" } ?? "")",
        "không có thư mục của đợt ứng với kế hoạch này\(plan.record.map { ": “\($0.round)”" } ?? "")")
    }
  }

  private mutating func find(_ code: Code, _ folder: String, _ file: String?, _ en: String, _ vi: String) {
    findings.append(Finding(code: code, folder: folder, file: file, wording: Wording(en: en, vi: vi)))
  }

  /// Compares a plan with its record, and the record with the round.
  private mutating func compare(_ plan: PlanEntry, with round: RoundEntry) {
    guard let record = plan.record else {
      return find(
        .noRecord, plan.folder, PlanRecord.file, "the plan has no record that can be read",
        "kế hoạch không có tệp ghi nhận (record.json) đọc được")
    }
    let now = Dictionary(plan.files.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    for file in record.plan where now[file.name] != file {
      let isThere = now[file.name] != nil
      find(
        .planEdited, plan.folder, file.name,
        isThere
          ? "the plan was edited: this file is not as it was written"
          : "the plan was edited: this file is gone",
        isThere ? "kế hoạch đã bị sửa: tệp này khác lúc được ghi" : "kế hoạch đã bị sửa: tệp này không còn")
    }
    let input = Dictionary(round.files.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    for file in record.input where input[file.name] != file {
      let isThere = input[file.name] != nil
      find(
        .inputChanged, round.folder, file.name,
        isThere ? "the file was changed since the plan was made" : "the file is gone since the plan was made",
        isThere ? "tệp đã bị thay đổi sau khi lập kế hoạch" : "tệp không còn sau khi lập kế hoạch")
    }
    let known = Set(record.input.map(\.name))
    for file in round.files where !known.contains(file.name) {
      find(
        .inputChanged, round.folder, file.name, "the file was added since the plan was made",
        "tệp được thêm vào sau khi lập kế hoạch")
    }
    if record.round != round.id {
      find(
        .missingRound, plan.folder, PlanRecord.file,
        "the plan is of round “\(record.round)”, not of “\(round.id)”",
        "kế hoạch thuộc đợt “\(record.round)”, không phải “\(round.id)”")
    }
  }

  private mutating func compareClosing(
    _ recorded: [FileDigest], with files: [FileDigest], in folder: String
  ) {
    let now = Dictionary(files.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    for file in recorded where now[file.name] != file {
      let isThere = now[file.name] != nil
      find(
        .closingChanged, folder, file.name,
        isThere
          ? "the file was changed since the round was closed" : "the file is gone since the round was closed",
        isThere ? "tệp đã bị thay đổi sau khi chốt đợt" : "tệp không còn sau khi chốt đợt")
    }
    let known = Set(recorded.map(\.name))
    for file in files where !known.contains(file.name) {
      find(
        .closingChanged, folder, file.name, "the file was added since the round was closed",
        "tệp được thêm vào sau khi chốt đợt")
    }
  }

  /// Finds the plan that a round follows; answers the folder of its round.
  private mutating func follow(
    _ round: RoundEntry, isFirst: Bool, _ rounds: [RoundEntry], _ plans: [PlanEntry]
  ) -> String? {
    guard let link = round.follows else {
      if !isFirst {
        find(
          .missingLink, round.folder, RoundLink.file, "the round does not say which plan it follows",
          "đợt này không nêu kế hoạch của đợt trước")
      }
      return nil
    }
    let before = rounds.first { $0.id == link.round && $0.date == link.date }?.folder
    if let plan = plans.first(where: { $0.json == link.planSHA256 }) {
      if let wanted = link.recordSHA256, plan.recordDigest != wanted {
        find(
          .planEdited, plan.folder, PlanRecord.file,
          "the record is not the one that round “\(round.id)” was closed on",
          "tệp ghi nhận không phải là tệp đã dùng khi chốt để mở đợt “\(round.id)”")
      }
      return before
    }
    let candidate =
      plans.first { $0.record?.round == link.round }
      ?? plans.first { plan in
        before.map { plan.folder == $0 + ".plan" } ?? false
      }
    if let candidate {
      find(
        .planEdited, candidate.folder, "plan.json",
        "this is not the plan that round “\(round.id)” follows: its SHA-256 differs",
        "đây không phải là kế hoạch mà đợt “\(round.id)” tiếp theo: mã SHA-256 không khớp")
    } else {
      find(
        .missingLink, round.folder, RoundLink.file,
        "the plan of round “\(link.round)”, which this one follows, is not here",
        "không có kế hoạch của đợt “\(link.round)” mà đợt này tiếp theo")
    }
    return before
  }
}
