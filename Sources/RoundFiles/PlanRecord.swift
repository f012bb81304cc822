public import AllocationModel
public import RoundSeries

/// What a plan was made from, what it says, and which plan it follows: the file `record.json` of a plan folder.
///
/// Every part is named by its SHA-256, so that a chain of rounds can be verified from plain files. It guards against
/// mix-ups and silent changes; whoever can write the folders can write the record too.
public struct PlanRecord: Sendable, Hashable {
  /// The name of the file.
  static let file = "record.json"

  /// The round's name.
  public var round: String
  /// Its dispatch day.
  public var date: Day
  /// The SHA-256 of the whole input, as `plan.json` states it.
  public var inputSHA256: String
  /// Every file of the input.
  public var input: [FileDigest]
  /// Every file of the plan, this one left out.
  public var plan: [FileDigest]
  /// The plan that the round follows, where it follows one.
  public var follows: RoundLink?

  /// The record of a plan's files.
  init(of document: RoundDocument, plan files: [(name: String, bytes: [UInt8])]) {
    round = document.round.policy.id
    date = document.round.policy.date
    inputSHA256 = document.sha256
    input = document.files
    plan = files.map { FileDigest(name: $0.name, content: $0.bytes) }.sorted { $0.name < $1.name }
    follows = document.follows
  }

  /// The bytes of `record.json`.
  var content: [UInt8] {
    JSONOutput.object([
      ("format", .whole(1)), ("round", .text(round)), ("date", .text(date.description)),
      ("input_sha256", .text(inputSHA256)), ("input", FileDigest.output(input)),
      ("plan", FileDigest.output(plan)), ("follows", follows?.output ?? .null),
    ]).file
  }

  /// Reads a record; nil where the bytes are none.
  init?(_ bytes: [UInt8]) {
    guard let utf8 = try? TextEncoding.utf8(bytes), let value = try? JSONText.value(of: utf8),
      value["format"]?.whole == 1, let round = value["round"]?.string,
      let date = value["date"]?.string.flatMap({ Day(iso: $0) }), let sha256 = value["input_sha256"]?.string,
      let input = value["input"].flatMap(FileDigest.list), let plan = value["plan"].flatMap(FileDigest.list)
    else { return nil }
    self.round = round
    self.date = date
    inputSHA256 = sha256
    self.input = input
    self.plan = plan
    if let link = value["follows"], case .object = link.content {
      guard let link = RoundLink(link) else { return nil }
      follows = link
    }
  }
}

extension PlanFolder {
  /// The files that go with a plan: what the notices did (`applied_notices.csv`, where there are notices), what to
  /// thaw when (`thaw.csv`, where frozen stock is used) and what thawing everything now would lose instead
  /// (`thaw_now.csv`), what the scenarios come to (`scenarios.csv`, where there are any), and the record of it all
  /// (`record.json`).
  ///
  /// - Parameters:
  ///   - plan: the plan.
  ///   - document: the round that it was made for, as it was read.
  ///   - thawedNow: what thawing everything now would lose; without it `thaw_now.csv` is not written.
  public static func companions(
    of plan: Plan, from document: RoundDocument, thawedNow: ThawComparison? = nil
  ) throws(PlanWritingError) -> [ExtraFile] {
    var files: [ExtraFile] = []
    let round = document.round
    if round.tables.notices != nil {
      files.append(
        ExtraFile(
          name: NoticeOutcomeTable.file,
          bytes: NoticeOutcomeTable.content(round.noticeOutcomes, round.policy.language)))
    }
    if let thaw = ThawTable.content(plan, of: round) {
      files.append(ExtraFile(name: ThawTable.table.file, bytes: thaw))
      if let thawedNow {
        let table = ThawTable.comparison
        files.append(ExtraFile(name: table.file, bytes: PlanTexts.csv(table, [thawedNow])))
      }
    }
    if let scenarios = PlanTableLayouts.scenarioFile(of: plan) {
      files.append(ExtraFile(name: PlanTableLayouts.scenarioFile, bytes: scenarios))
    }
    let all = try PlanFiles.all(of: plan) + files.map { (name: $0.name, bytes: $0.bytes) }
    return files + [ExtraFile(name: PlanRecord.file, bytes: PlanRecord(of: document, plan: all).content)]
  }
}
