/// Something that a person should know about the input of a round: an error, or a note.
public struct RoundMessage: Sendable, Hashable, Error {
  /// Whether a plan is possible all the same.
  public enum Severity: String, Sendable, Hashable, Codable {
    /// Nothing is planned.
    case error
    /// Planned all the same, and listed.
    case note
  }

  /// Whether a plan is possible all the same.
  public var severity: Severity
  /// What kind of message it is; one of a documented list.
  public var code: String
  /// The file, such as `lots.csv`; nil where none is concerned.
  public var file: String?
  /// The row as a spreadsheet counts, the heading being row 1; nil where the whole file is concerned.
  public var row: Int?
  /// The column's name; nil where the whole row is concerned.
  public var column: String?
  /// The cell's text, or the value that is meant.
  public var text: String?
  /// What is wrong and what to do, in words, in the language asked for.
  public var wording: Wording

  /// Makes a message.
  public init(
    _ severity: Severity, _ code: String, file: String? = nil, row: Int? = nil, column: String? = nil,
    text: String? = nil, _ wording: Wording
  ) {
    self.severity = severity
    self.code = code
    self.file = file
    self.row = row
    self.column = column
    self.text = text
    self.wording = wording
  }
}

/// A text in every language the project speaks.
public struct Wording: Sendable, Hashable, Codable {
  /// The English text.
  public var english: String
  /// The Vietnamese text.
  public var vietnamese: String

  /// Makes a text in both languages.
  public init(en english: String, vi vietnamese: String) {
    self.english = english
    self.vietnamese = vietnamese
  }

  /// The text in one language.
  public subscript(language: Language) -> String {
    switch language {
    case .english: english
    case .vietnamese: vietnamese
    }
  }
}

/// The tables do not make a round: every error, with the notes beside them.
public struct InvalidRound: Error, Sendable, Hashable {
  /// Errors and notes, in the order of the files and rows.
  public let messages: [RoundMessage]

  /// Makes the error from its messages.
  public init(messages: [RoundMessage]) {
    self.messages = messages
  }

  /// The errors alone.
  public var errors: [RoundMessage] { messages.filter { $0.severity == .error } }
}
