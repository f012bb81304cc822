import Foundation

@testable import RoundFiles

/// Judges a JSON value by a schema, as far as the project's schema goes: `$ref` to `$defs`, `type`, `const`,
/// `enum`, `properties`, `required`, `additionalProperties: false`, `items`, `minimum`, `minLength`, `pattern`.
///
/// A keyword that it does not know is a complaint too, so that a schema never promises what nobody checks.
struct JSONSchema {
  private let root: JSONValue

  init(_ text: String) throws {
    root = try JSONText.value(of: Array(text.utf8))
  }

  /// What is wrong with a value; empty where it is as the schema says.
  func complaints(about text: String) throws -> [String] {
    complaints(about: try JSONText.value(of: Array(text.utf8)), root, at: "$")
  }

  private func complaints(about value: JSONValue, _ schema: JSONValue, at path: String) -> [String] {
    schema.members.flatMap { keyword, rule -> [String] in
      switch keyword {
      case "$schema", "$id", "$defs", "title", "description": return []
      case "$ref":
        let name = rule.shown.split(separator: "/").last.map(String.init) ?? ""
        guard let definition = root["$defs"]?[name] else { return ["\(path): no definition \(name)"] }
        return complaints(about: value, definition, at: path)
      case "type":
        let types = rule.elements.isEmpty ? [rule.shown] : rule.elements.map(\.shown)
        return types.contains { value.isOf(type: $0) } ? [] : ["\(path): \(value.shown) is not \(types)"]
      case "const": return value.isEqual(to: rule) ? [] : ["\(path): \(value.shown) is not \(rule.shown)"]
      case "enum":
        return rule.elements.contains { value.isEqual(to: $0) }
          ? [] : ["\(path): \(value.shown) is not allowed"]
      case "properties":
        return value.members.flatMap { key, inner in
          rule[key].map { complaints(about: inner, $0, at: "\(path).\(key)") } ?? []
        }
      case "additionalProperties":
        return value.members.map(\.0).filter { schema["properties"]?[$0] == nil }.map {
          "\(path): \($0) is not known"
        }
      case "required":
        return rule.elements.map(\.shown).filter { value[$0] == nil }.map { "\(path): \($0) is missing" }
      case "items":
        return value.elements.enumerated().flatMap { complaints(about: $1, rule, at: "\(path)[\($0)]") }
      case "minimum":
        guard let number = value.number, let least = rule.number, number < least else { return [] }
        return ["\(path): \(number) is below \(least)"]
      case "minLength":
        guard case .text(let text) = value.content, let least = rule.number else { return [] }
        return Double(text.unicodeScalars.count) < least ? ["\(path): too short"] : []
      case "pattern":
        guard case .text(let text) = value.content else { return [] }
        let fits = text.range(of: rule.shown, options: .regularExpression) != nil
        return fits ? [] : ["\(path): \(text) does not match \(rule.shown)"]
      default: return ["\(path): nobody checks \(keyword)"]
      }
    }
  }
}

extension JSONValue {
  fileprivate var members: [(String, JSONValue)] {
    guard case .object(let members) = content else { return [] }
    return members.map { ($0.key, $0.value) }
  }

  fileprivate var elements: [JSONValue] {
    guard case .list(let elements) = content else { return [] }
    return elements
  }

  fileprivate var number: Double? {
    guard case .number(let digits) = content else { return nil }
    return Double(digits)
  }

  fileprivate func isOf(type: String) -> Bool {
    switch (type, content) {
    case ("null", .null), ("string", .text), ("object", .object), ("array", .list), ("boolean", .flag),
      ("number", .number):
      true
    case ("integer", .number): number.map { $0.rounded() == $0 } ?? false
    default: false
    }
  }

  fileprivate func isEqual(to other: JSONValue) -> Bool {
    switch (content, other.content) {
    case (.text(let left), .text(let right)): left == right
    case (.number, .number): number == other.number
    case (.flag(let left), .flag(let right)): left == right
    case (.null, .null): true
    default: false
    }
  }
}
