public import AllocationModel

/// Which plan a round follows: the file `follows.json` of its folder.
///
/// The closing of a round writes it into the folder of the next one.
public struct RoundLink: Sendable, Hashable {
  /// The name of the file.
  static let file = "follows.json"

  /// The round before.
  public var round: String
  /// Its dispatch day.
  public var date: Day
  /// The SHA-256 of its input, as its plan states it.
  public var inputSHA256: String
  /// The SHA-256 of its `plan.json`, as `sha256sum` prints it.
  public var planSHA256: String
  /// The SHA-256 of its plan's `record.json`; nil where the plan had none.
  public var recordSHA256: String?
  /// What came back from the field, file by file.
  public var actual: [FileDigest]
  /// The tables of the closing, file by file.
  public var closing: [FileDigest] = []

  /// Makes a link.
  public init(
    round: String, date: Day, inputSHA256: String, planSHA256: String, recordSHA256: String?,
    actual: [FileDigest]
  ) {
    self.round = round
    self.date = date
    self.inputSHA256 = inputSHA256
    self.planSHA256 = planSHA256
    self.recordSHA256 = recordSHA256
    self.actual = actual
  }

  /// The link as it stands in other files.
  var output: JSONOutput {
    .object([
      ("round", .text(round)), ("date", .text(date.description)), ("input_sha256", .text(inputSHA256)),
      ("plan_sha256", .text(planSHA256)), ("record_sha256", recordSHA256.map(JSONOutput.text) ?? .null),
      ("actual", FileDigest.output(actual)), ("closing", FileDigest.output(closing)),
    ])
  }

  /// The bytes of `follows.json`.
  var content: [UInt8] { output.file }

  /// Reads `follows.json`; what is wrong with it is said.
  static func read(_ utf8: [UInt8], _ messages: inout [RoundMessage]) -> RoundLink? {
    do {
      if let link = RoundLink(try JSONText.value(of: utf8)) { return link }
      messages.append(RoundMessage(.error, "bad_link", file: file, row: 1, damaged))
    } catch {
      messages.append(RoundMessage(.error, "bad_json", file: file, row: error.row, error.wording))
    }
    return nil
  }

  private static var damaged: Wording {
    Wording(
      en:
        "follows.json does not say which plan this round follows; take it from the closing of the round before, "
        + "or remove it where the round follows none",
      vi:
        "follows.json không nêu đúng kế hoạch của đợt trước; hãy lấy lại tệp do lệnh chốt đợt tạo ra, hoặc xóa tệp "
        + "nếu đợt này không tiếp theo đợt nào")
  }

  /// Takes a link from its JSON; nil where anything is missing.
  init?(_ value: JSONValue) {
    guard let round = value["round"]?.string, let date = value["date"]?.string.flatMap({ Day(iso: $0) }),
      let input = value["input_sha256"]?.string, let plan = value["plan_sha256"]?.string,
      let actual = value["actual"].flatMap(FileDigest.list)
    else { return nil }
    self.init(
      round: round, date: date, inputSHA256: input, planSHA256: plan,
      recordSHA256: value["record_sha256"]?.string, actual: actual)
    closing = value["closing"].flatMap(FileDigest.list) ?? []
  }
}

extension JSONValue {
  /// The text, where the value is one.
  var string: String? { if case .text(let text) = content { text } else { nil } }

  /// The whole number, where the value is one.
  var whole: Int? { if case .number(let digits) = content { Int(digits) } else { nil } }

  /// The elements, where the value is a list.
  var elements: [JSONValue]? { if case .list(let elements) = content { elements } else { nil } }
}

extension FileDigest {
  /// Some digests as they stand in JSON.
  static func output(_ files: [FileDigest]) -> JSONOutput {
    .list(
      files.map {
        .object([("name", .text($0.name)), ("bytes", .whole($0.bytes)), ("sha256", .text($0.sha256))])
      })
  }

  /// Digests from their JSON; nil where anything is missing.
  static func list(_ value: JSONValue) -> [FileDigest]? {
    guard let elements = value.elements else { return nil }
    let files = elements.compactMap { element -> FileDigest? in
      guard let name = element["name"]?.string, let bytes = element["bytes"]?.whole,
        let sha256 = element["sha256"]?.string
      else { return nil }
      return FileDigest(name: name, bytes: bytes, sha256: sha256)
    }
    return files.count == elements.count ? files : nil
  }
}
