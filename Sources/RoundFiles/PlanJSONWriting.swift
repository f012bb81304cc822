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
    for (index, column) in PlanTableLayouts.figures.columns.enumerated() {
      if index > 0 { add(",\n    ") }
      member(column.name, column.value(plan.summary))
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
  private mutating func rows<Row>(
    _ rows: [Row], _ table: PlanTable<Row>, indent: String, isLast: Bool = false
  ) {
    add(quoted: table.name)
    add(": [")
    for (index, row) in rows.enumerated() {
      add(index == 0 ? "\n" : ",\n")
      add(indent)
      add("  {")
      for (position, column) in table.columns.enumerated() {
        if position > 0 { add(", ") }
        member(column.name, column.value(row))
      }
      add("}")
    }
    if !rows.isEmpty {
      add("\n")
      add(indent)
    }
    add("]")
    if isLast { return }
    add(",\n")
    add(indent)
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

  private mutating func member(_ name: String, _ value: PlanValue) {
    add(quoted: name)
    add(": ")
    switch value {
    case .text(let text): add(quoted: text)
    case .whole(let number): add(String(number))
    case .decimal(let number): add(number.description)
    case .real(let number): add(PlanTexts.plain(number))
    case .flag(let flag): add(flag ? "true" : "false")
    case .day(let day): add(quoted: day.description)
    case .absent: add("null")
    }
  }

  private mutating func add(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func add(quoted text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): add("\\\"")
      case UInt8(ascii: "\\"): add("\\\\")
      case 0x0A: add("\\n")
      case 0x0D: add("\\r")
      case 0x09: add("\\t")
      case 0..<0x20:
        let digits = String(byte, radix: 16)
        add("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
