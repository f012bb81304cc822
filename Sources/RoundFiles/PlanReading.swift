public import AllocationModel

/// Why a plan folder could not be read.
public enum PlanReadingError: Error, Sendable, Hashable {
  /// A file cannot be read: where, and why.
  case cannotRead(path: String, reason: Wording)
  /// A table or `plan.json` is not as it should be, or they contradict each other.
  case damaged([RoundMessage])
}

extension PlanFolder {
  /// Reads a plan from its tables and its `plan.json`, and makes sure that they say the same.
  ///
  /// Tables that a spreadsheet has saved again are read too, whatever the order of their rows. The plan is in
  /// the fixed order of ``AllocationModel/Plan/inFixedOrder()``.
  ///
  /// - Throws: ``PlanReadingError``
  public static func read(at path: String) throws(PlanReadingError) -> Plan {
    try SteadyReading.read(folder: path) { () throws(PlanReadingError) in
      var reading = PlanReading(folder: path)
      return try reading.plan()
    }
  }
}

/// Reads the files of a plan folder and compares them.
private struct PlanReading {
  private let folder: String
  private var messages: [RoundMessage] = []

  init(folder: String) { self.folder = folder }

  mutating func plan() throws(PlanReadingError) -> Plan {
    let root = try json()
    let stated = plan(of: root)
    if !messages.isEmpty { throw .damaged(messages) }
    var plan = stated
    plan.shipments = try rows(PlanTableLayouts.shipments, stated.shipments)
    plan.use = try rows(PlanTableLayouts.use, stated.use)
    plan.losses = try rows(PlanTableLayouts.losses, stated.losses)
    plan.coverage = try rows(PlanTableLayouts.coverage, stated.coverage)
    plan.excluded = try rows(PlanTableLayouts.excluded, stated.excluded)
    if let secured = stated.secured {
      plan.secured?.kept = try rows(PlanTableLayouts.kept, secured.kept)
    }
    if !messages.isEmpty { throw .damaged(messages) }
    return plan.inFixedOrder()
  }

  private func text(of file: String) throws(PlanReadingError) -> [UInt8] {
    let path = "\(folder)/\(file)"
    let bytes: [UInt8]
    do {
      bytes = try FileSystem.bytes(ofFile: path)
    } catch {
      throw .cannotRead(path: path, reason: error.wording)
    }
    do {
      return try TextEncoding.utf8(bytes)
    } catch {
      throw .damaged([
        RoundMessage(.error, "encoding", file: file, row: error.line, FileWording.encoding(error.likely))
      ])
    }
  }

  private func json() throws(PlanReadingError) -> JSONValue {
    let bytes = try text(of: PlanJSONWording.file)
    do {
      return try JSONText.value(of: bytes)
    } catch {
      throw .damaged([
        RoundMessage(.error, "bad_json", file: PlanJSONWording.file, row: error.row, error.wording)
      ])
    }
  }

  private mutating func plan(of root: JSONValue) -> Plan {
    if case .number("1")? = root["format"]?.content {
    } else {
      messages.append(PlanJSONWording.missing("format", row: root["format"]?.row))
    }
    var plan = Plan(
      round: text(root, "round"), summary: summary(of: root["summary"]),
      shipments: PlanTableLayouts.shipments.rows(of: root["shipments"], &messages),
      use: PlanTableLayouts.use.rows(of: root["use"], &messages),
      losses: PlanTableLayouts.losses.rows(of: root["losses"], &messages),
      coverage: PlanTableLayouts.coverage.rows(of: root["coverage"], &messages),
      excluded: PlanTableLayouts.excluded.rows(of: root["excluded"], &messages), notes: texts(root, "notes"))
    if let secured = root["secured"] {
      plan.secured = SecuredDoses(
        boundsWithout: PlanTableLayouts.boundsWithout.rows(of: secured["bounds_without"], &messages),
        kept: PlanTableLayouts.kept.rows(of: secured["kept"], &messages))
    }
    return plan
  }

  private mutating func summary(of value: JSONValue?) -> Summary {
    guard let value else {
      messages.append(PlanJSONWording.missing("summary", row: nil))
      return PlanTableLayouts.figures.blank
    }
    var summary = PlanTableLayouts.figures.row(of: value, &messages)
    summary.objectives = PlanTableLayouts.objectives.rows(of: value["objectives"], &messages)
    summary.fills = PlanTableLayouts.fills.rows(of: value["fills"], &messages)
    summary.baselines = PlanTableLayouts.baselines.rows(of: value["baselines"], &messages)
    summary.outOfReach = texts(value, "out_of_reach")
    if let scenarios = value["scenarios"] {
      summary.scenarios = ScenarioFigures(
        rows: PlanTableLayouts.scenarios.rows(of: scenarios["rows"], &messages),
        expected: PlanTableLayouts.expectations.rows(of: scenarios["expected"], &messages))
    }
    return summary
  }

  private mutating func text(_ value: JSONValue, _ key: String) -> String {
    if case .text(let text)? = value[key]?.content { return text }
    messages.append(PlanJSONWording.missing(key, row: value[key]?.row))
    return ""
  }

  private mutating func texts(_ value: JSONValue, _ key: String) -> [String] {
    guard case .list(let elements)? = value[key]?.content else {
      messages.append(PlanJSONWording.missing(key, row: value[key]?.row))
      return []
    }
    var texts: [String] = []
    for element in elements {
      if case .text(let text) = element.content {
        texts.append(text)
      } else {
        messages.append(PlanJSONWording.unreadable(key, element))
      }
    }
    return texts
  }

  /// The rows of a table, which must be those that `plan.json` states, each as often.
  private mutating func rows<Row>(_ table: PlanTable<Row>, _ stated: [Row]) throws(PlanReadingError) -> [Row]
  {
    let content = try text(of: table.file)
    let reading = table.layout.read(content, style: .exact)
    let errors = reading.messages.filter { $0.severity == .error }
    messages += errors
    if !errors.isEmpty { return reading.rows }
    // Nearly always both files have the rows in the same order.
    if reading.rows == stated { return reading.rows }
    var left: [Row: Int] = [:]
    for row in stated { left[row, default: 0] += 1 }
    for (index, row) in reading.rows.enumerated() {
      if let count = left[row], count > 0 {
        left[row] = count - 1
      } else {
        messages.append(
          PlanJSONWording.differs(table.file, row: reading.texts?.row(ofDataRow: index), inTable: true))
      }
    }
    if left.values.contains(where: { $0 > 0 }) {
      messages.append(PlanJSONWording.differs(table.file, row: nil, inTable: false))
    }
    return reading.rows
  }
}

extension PlanReadingError {
  /// What went wrong, in words.
  public var wording: Wording {
    switch self {
    case .cannotRead(let path, let reason):
      Wording(
        en: "\(path) cannot be read: \(reason.english)", vi: "không đọc được \(path): \(reason.vietnamese)")
    case .damaged(let messages):
      Wording(
        en: messages.map(\.wording.english).joined(separator: "; "),
        vi: messages.map(\.wording.vietnamese).joined(separator: "; "))
    }
  }
}
