internal import AllocationModel

/// Writes `plan.json`: the keys in the order of the tables' columns, each row of a table on its own line.
///
/// It is written by hand because the bytes must be the same everywhere and every decimal exact; usual
/// encoders promise neither.
struct PlanJSONWriting {
  private var bytes: [UInt8] = []

  /// The whole text of `plan.json`.
  static func bytes(of plan: Plan) -> [UInt8] {
    var writer = PlanJSONWriting()
    writer.write(plan)
    return writer.bytes
  }

  private mutating func write(_ plan: Plan) {
    add("{\n  \"format\": \(plan.format),\n  \"round\": ")
    add(quoted: plan.round)
    add(",\n  \"summary\": {\n    ")
    rows(plan.summary.objectives, PlanTableLayouts.objectives, indent: "    ")
    rows(plan.summary.fills, PlanTableLayouts.fills, indent: "    ")
    texts("out_of_reach", plan.summary.outOfReach, indent: "    ")
    add(",\n    ")
    rows(plan.summary.baselines, PlanTableLayouts.baselines, indent: "    ")
    withUnsafePointer(to: plan.summary) { summary in
      for (index, column) in PlanTableLayouts.figures.columns.enumerated() {
        if index > 0 { add(",\n    ") }
        add(quoted: column.name)
        add(": ")
        add(column.value(summary))
      }
    }
    if let scenarios = plan.summary.scenarios {
      add(",\n    \"scenarios\": {\n      ")
      rows(scenarios.rows, PlanTableLayouts.scenarios, indent: "      ")
      rows(scenarios.expected, PlanTableLayouts.expectations, indent: "      ", isLast: true)
      add("\n    }")
    }
    add("\n  },\n  ")
    rows(plan.shipments, PlanTableLayouts.shipments, indent: "  ")
    rows(plan.use, PlanTableLayouts.use, indent: "  ")
    rows(plan.losses, PlanTableLayouts.losses, indent: "  ")
    rows(plan.coverage, PlanTableLayouts.coverage, indent: "  ")
    rows(plan.excluded, PlanTableLayouts.excluded, indent: "  ")
    texts("notes", plan.notes, indent: "  ")
    if let secured = plan.secured {
      add(",\n  \"secured\": {\n    ")
      rows(secured.boundsWithout, PlanTableLayouts.boundsWithout, indent: "    ")
      rows(secured.kept, PlanTableLayouts.kept, indent: "    ", isLast: true)
      add("\n  }")
    }
    add("\n}\n")
  }

  /// A table under its name, with the comma and the line end that part it from what follows.
  ///
  /// - Parameter isLast: Whether nothing follows.
  private mutating func rows<Row>(
    _ rows: [Row], _ table: PlanTable<Row>, indent: String, isLast: Bool = false
  ) {
    add(quoted: table.name)
    add(": [")
    let begin = Array("\n\(indent)  {".utf8)
    let next = Array(",\n\(indent)  {".utf8)
    let members = table.columns.enumerated().map { position, column in
      var key: [UInt8] = []
      if position > 0 { key.append(text: ", ") }
      key.append(jsonText: column.name)
      key.append(text: ": ")
      return (key: key, write: column.write)
    }
    let start = bytes.count
    var text = PlanText(.json, after: taken())
    rows.withUnsafeBufferPointer { rows in
      guard var row = rows.baseAddress else { return }
      for index in rows.indices {
        text.add(index == 0 ? begin : next)
        for position in members.indices {
          text.add(members[position].key)
          members[position].write(row, &text)
        }
        text.add(byte: UInt8(ascii: "}"))
        text.endRow(index + 1, of: rows.count, from: start)
        row += 1
      }
    }
    bytes = text.finished()
    if !rows.isEmpty {
      add("\n")
      add(indent)
    }
    add("]")
    if isLast { return }
    add(",\n")
    add(indent)
  }

  /// What was written so far, which stands elsewhere from here on.
  private mutating func taken() -> [UInt8] {
    var taken: [UInt8] = []
    swap(&taken, &bytes)
    return taken
  }

  private mutating func texts(_ name: String, _ texts: [String], indent: String) {
    add(quoted: name)
    add(": [")
    for (index, text) in texts.enumerated() {
      add(index == 0 ? "\n" : ",\n")
      add(indent)
      add("  ")
      add(quoted: text)
    }
    if !texts.isEmpty {
      add("\n")
      add(indent)
    }
    add("]")
  }

  private mutating func add(_ value: PlanValue) {
    switch value {
    case .text(let text): add(quoted: text)
    case .whole(let number): bytes.append(whole: number)
    case .decimal(let number): bytes.append(decimal: number)
    case .real(let number): add(PlanTexts.plain(number))
    case .flag(let flag): add(flag ? "true" : "false")
    case .day(let day):
      bytes.append(UInt8(ascii: "\""))
      bytes.append(day: day)
      bytes.append(UInt8(ascii: "\""))
    case .absent: add("null")
    }
  }

  private mutating func add(_ text: String) { bytes.append(text: text) }

  private mutating func add(quoted text: String) { bytes.append(jsonText: text) }
}
