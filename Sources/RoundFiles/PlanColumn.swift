internal import AllocationModel

/// What a column of a plan's table holds.
enum PlanKind: Sendable, Hashable {
  case text, whole, decimal, real, flag, day
  /// A text that is one of a few.
  case choice([String])
}

/// A value of a plan's table.
enum PlanValue: Sendable, Hashable {
  case text(String)
  case whole(Int)
  case decimal(ExactDecimal)
  case real(Double)
  case flag(Bool)
  case day(Day)
  case absent
}

/// One column of a plan's table: its name, what it holds, and how its value is taken and put back.
///
/// The tables in CSV, their rows in `plan.json` and the reading of both are driven by lists of these.
struct PlanColumn<Row: Sendable>: Sendable {
  let name: String
  let kind: PlanKind
  /// Whether a value may be missing.
  let isOptional: Bool
  let value: @Sendable (Row) -> PlanValue
  /// Puts a value into the row, or answers that it is none the column can hold.
  let put: @Sendable (PlanValue, inout Row) -> Bool

  typealias Path<Value> = any (WritableKeyPath<Row, Value> & Sendable)

  static func text(_ name: String, _ path: Path<String>) -> PlanColumn {
    PlanColumn(name: name, kind: .text, isOptional: false, value: { .text($0[keyPath: path]) }) {
      value, row in
      guard case .text(let text) = value else { return false }
      row[keyPath: path] = text
      return true
    }
  }

  static func whole(_ name: String, _ path: Path<Int>) -> PlanColumn {
    PlanColumn(name: name, kind: .whole, isOptional: false, value: { .whole($0[keyPath: path]) }) {
      value, row in
      guard case .whole(let number) = value else { return false }
      row[keyPath: path] = number
      return true
    }
  }

  static func decimal(_ name: String, _ path: Path<ExactDecimal>) -> PlanColumn {
    PlanColumn(name: name, kind: .decimal, isOptional: false, value: { .decimal($0[keyPath: path]) }) {
      value, row in
      guard case .decimal(let number) = value else { return false }
      row[keyPath: path] = number
      return true
    }
  }

  static func optionalDecimal(_ name: String, _ path: Path<ExactDecimal?>) -> PlanColumn {
    PlanColumn(
      name: name, kind: .decimal, isOptional: true,
      value: { $0[keyPath: path].map(PlanValue.decimal) ?? .absent }
    ) { value, row in
      switch value {
      case .decimal(let number): row[keyPath: path] = number
      case .absent: row[keyPath: path] = nil
      default: return false
      }
      return true
    }
  }

  static func real(_ name: String, _ path: Path<Double>) -> PlanColumn {
    PlanColumn(name: name, kind: .real, isOptional: false, value: { .real($0[keyPath: path]) }) {
      value, row in
      guard case .real(let number) = value else { return false }
      row[keyPath: path] = number
      return true
    }
  }

  static func optionalReal(_ name: String, _ path: Path<Double?>) -> PlanColumn {
    PlanColumn(
      name: name, kind: .real, isOptional: true, value: { $0[keyPath: path].map(PlanValue.real) ?? .absent }
    ) { value, row in
      switch value {
      case .real(let number): row[keyPath: path] = number
      case .absent: row[keyPath: path] = nil
      default: return false
      }
      return true
    }
  }

  static func flag(_ name: String, _ path: Path<Bool>) -> PlanColumn {
    PlanColumn(name: name, kind: .flag, isOptional: false, value: { .flag($0[keyPath: path]) }) {
      value, row in
      guard case .flag(let flag) = value else { return false }
      row[keyPath: path] = flag
      return true
    }
  }

  static func day(_ name: String, _ path: Path<Day>) -> PlanColumn {
    PlanColumn(name: name, kind: .day, isOptional: false, value: { .day($0[keyPath: path]) }) { value, row in
      guard case .day(let day) = value else { return false }
      row[keyPath: path] = day
      return true
    }
  }

  static func choice<Choice: RawRepresentable & CaseIterable & Sendable>(
    _ name: String, _ path: Path<Choice>, of choices: [Choice] = Array(Choice.allCases)
  ) -> PlanColumn where Choice.RawValue == String {
    PlanColumn(
      name: name, kind: .choice(choices.map(\.rawValue)), isOptional: false,
      value: { .text($0[keyPath: path].rawValue) }
    ) { value, row in
      guard case .text(let text) = value, let choice = Choice(rawValue: text) else { return false }
      row[keyPath: path] = choice
      return true
    }
  }
}
