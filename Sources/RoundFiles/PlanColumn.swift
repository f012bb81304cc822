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
  /// The value of a row that stands somewhere: rows are large, and would be copied for every value otherwise.
  let value: @Sendable (UnsafePointer<Row>) -> PlanValue
  /// Writes the value of a row that stands somewhere: what ``value`` answers, without making it first.
  let write: @Sendable (UnsafePointer<Row>, inout PlanText) -> Void
  /// Puts a value into the row, or answers that it is none the column can hold.
  let put: @Sendable (PlanValue, inout Row) -> Bool

  init(
    name: String, kind: PlanKind, isOptional: Bool,
    value: @escaping @Sendable (UnsafePointer<Row>) -> PlanValue,
    write: (@Sendable (UnsafePointer<Row>, inout PlanText) -> Void)? = nil,
    put: @escaping @Sendable (PlanValue, inout Row) -> Bool
  ) {
    self.name = name
    self.kind = kind
    self.isOptional = isOptional
    self.value = value
    self.write = write ?? { $1.add(value($0)) }
    self.put = put
  }

  typealias Path<Value> = any (WritableKeyPath<Row, Value> & Sendable)

  static func text(_ name: String, _ path: Path<String>) -> PlanColumn {
    let field = StoredField(path)
    return PlanColumn(
      name: name, kind: .text, isOptional: false, value: { .text(field.value(at: $0)) },
      write: { $1.add(text: field.value(at: $0)) }
    ) { value, row in
      guard case .text(let text) = value else { return false }
      field.put(text, into: &row)
      return true
    }
  }

  static func whole(_ name: String, _ path: Path<Int>) -> PlanColumn {
    let field = StoredField(path)
    return PlanColumn(
      name: name, kind: .whole, isOptional: false, value: { .whole(field.value(at: $0)) },
      write: { $1.add(whole: field.value(at: $0)) }
    ) { value, row in
      guard case .whole(let number) = value else { return false }
      field.put(number, into: &row)
      return true
    }
  }

  static func decimal(_ name: String, _ path: Path<ExactDecimal>) -> PlanColumn {
    let field = StoredField(path)
    return PlanColumn(
      name: name, kind: .decimal, isOptional: false, value: { .decimal(field.value(at: $0)) },
      write: { $1.add(decimal: field.value(at: $0)) }
    ) { value, row in
      guard case .decimal(let number) = value else { return false }
      field.put(number, into: &row)
      return true
    }
  }

  static func optionalDecimal(_ name: String, _ path: Path<ExactDecimal?>) -> PlanColumn {
    let field = StoredField(path)
    return PlanColumn(
      name: name, kind: .decimal, isOptional: true,
      value: { field.value(at: $0).map(PlanValue.decimal) ?? .absent }
    ) { value, row in
      switch value {
      case .decimal(let number): field.put(number, into: &row)
      case .absent: field.put(nil, into: &row)
      default: return false
      }
      return true
    }
  }

  static func real(_ name: String, _ path: Path<Double>) -> PlanColumn {
    let field = StoredField(path)
    return PlanColumn(
      name: name, kind: .real, isOptional: false, value: { .real(field.value(at: $0)) },
      write: { $1.add(real: field.value(at: $0)) }
    ) { value, row in
      guard case .real(let number) = value else { return false }
      field.put(number, into: &row)
      return true
    }
  }

  static func optionalReal(_ name: String, _ path: Path<Double?>) -> PlanColumn {
    let field = StoredField(path)
    return PlanColumn(
      name: name, kind: .real, isOptional: true, value: { field.value(at: $0).map(PlanValue.real) ?? .absent }
    ) { value, row in
      switch value {
      case .real(let number): field.put(number, into: &row)
      case .absent: field.put(nil, into: &row)
      default: return false
      }
      return true
    }
  }

  static func flag(_ name: String, _ path: Path<Bool>) -> PlanColumn {
    let field = StoredField(path)
    return PlanColumn(
      name: name, kind: .flag, isOptional: false, value: { .flag(field.value(at: $0)) },
      write: { $1.add(flag: field.value(at: $0)) }
    ) { value, row in
      guard case .flag(let flag) = value else { return false }
      field.put(flag, into: &row)
      return true
    }
  }

  static func day(_ name: String, _ path: Path<Day>) -> PlanColumn {
    let field = StoredField(path)
    return PlanColumn(
      name: name, kind: .day, isOptional: false, value: { .day(field.value(at: $0)) },
      write: { $1.add(day: field.value(at: $0)) }
    ) { value, row in
      guard case .day(let day) = value else { return false }
      field.put(day, into: &row)
      return true
    }
  }

  static func choice<Choice: RawRepresentable & CaseIterable & Sendable>(
    _ name: String, _ path: Path<Choice>, of choices: [Choice] = Array(Choice.allCases)
  ) -> PlanColumn where Choice.RawValue == String {
    let field = StoredField(path)
    return PlanColumn(
      name: name, kind: .choice(choices.map(\.rawValue)), isOptional: false,
      value: { .text(field.value(at: $0).rawValue) }, write: { $1.add(text: field.value(at: $0).rawValue) }
    ) { value, row in
      guard case .text(let text) = value, let choice = Choice(rawValue: text) else { return false }
      field.put(choice, into: &row)
      return true
    }
  }
}
