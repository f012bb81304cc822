public import AllocationModel
public import RoundSeries

/// What came back from the field, as read from its folder.
public struct ActualDocument: Sendable {
  /// The tables.
  public let actual: Actual
  /// What a planner should know about them, in the order of the files and rows.
  public let notes: [RoundMessage]
  /// Every file read, by itself.
  public let files: [FileDigest]
}

/// A folder of tables that came back from the field after a round.
///
/// The files are `received.csv`, `given.csv`, `stock.csv` and `wasted.csv`; one that is missing says that nothing of
/// its kind was reported, but at least one stands there. They are read as strictly as a round's own tables.
public enum ActualFolder {
  /// Reads what came back, and finds everything that is wrong with it at once.
  ///
  /// - Parameters:
  ///   - path: the folder.
  ///   - round: the round it came back from.
  ///   - terms: how the round is to be closed; they say which days belong to it.
  /// - Throws: ``RoundReadingError``
  public static func read(
    at path: String, of round: Round, terms: ClosingTerms
  ) throws(RoundReadingError) -> ActualDocument {
    let contents = try SteadyReading.read(folder: path) { () throws(RoundReadingError) in
      try bytes(at: path)
    }
    var reading = ActualReading(contents: contents.known, round: round)
    reading.judge(contents.names)
    let actual = reading.tables()
    let found = ActualChecks.messages(for: actual, of: round, terms: terms, unread: reading.unread)
    let messages = reading.messages(with: found)
    if messages.contains(where: { $0.severity == .error }) { throw .invalid(messages) }
    return ActualDocument(actual: actual, notes: messages, files: FileDigest.all(of: contents.known))
  }

  private static func bytes(
    at path: String
  ) throws(RoundReadingError) -> (names: [String], known: [String: [UInt8]]) {
    let names: [String]
    do {
      names = try FileSystem.names(in: path)
    } catch {
      throw .cannotRead(path: path, reason: error.wording)
    }
    var known: [String: [UInt8]] = [:]
    for name in names where Actual.files.contains(name) {
      do {
        known[name] = try FileSystem.bytes(ofFile: "\(path)/\(name)")
      } catch {
        throw .cannotRead(path: "\(path)/\(name)", reason: error.wording)
      }
    }
    return (names, known)
  }
}

/// Turns the files that came back into tables, and collects what is to be said about them.
private struct ActualReading {
  let contents: [String: [UInt8]]
  private let style: CellNumber.Style
  private(set) var unread = UnreadCells()
  private var found: [RoundMessage] = []
  private var texts: [String: CellTexts] = [:]

  init(contents: [String: [UInt8]], round: Round) {
    self.contents = contents
    style = round.policy.numbers == .vietnamese ? .vietnamese : .plain
  }

  /// Says what is to be said about the files as such.
  mutating func judge(_ names: [String]) {
    let stems = Likeness(known: Actual.files.map { String($0.dropLast(4)) })
    for name in names where contents[name] == nil && !name.hasPrefix(".") && !name.hasPrefix("~$") {
      let stem = name.split(separator: ".").first.map { $0.filter { !$0.isNumber } } ?? ""
      if let meant = stems.nearest(to: String(stem)) {
        found.append(
          RoundMessage(
            .error, "nearly_known_file", file: name, text: name,
            FileWording.nearlyKnown(name, meant + ".csv")))
      } else {
        found.append(
          RoundMessage(
            .note, "other_file", file: name, text: name,
            Wording(
              en: "the file \"\(name)\" is none of those that report on a round and was not read",
              vi: "tệp \"\(name)\" không thuộc báo cáo của đợt nên không được đọc")))
      }
    }
    for name in Actual.files where contents[name] == nil {
      found.append(
        RoundMessage(
          contents.isEmpty ? .error : .note, "missing_file", file: name,
          contents.isEmpty
            ? FileWording.missing(name)
            : Wording(
              en: "there is no \(name): nothing of its kind is taken to have been reported",
              vi: "không có tệp \(name): coi như không có báo cáo loại này")))
    }
  }

  mutating func tables() -> Actual {
    var actual = Actual()
    actual.received = rows(of: ActualLayouts.received)
    actual.given = rows(of: ActualLayouts.given)
    actual.counted = rows(of: ActualLayouts.counted)
    actual.wasted = rows(of: ActualLayouts.wasted)
    return actual
  }

  /// All messages, in the order of the files and rows, each with the text of its cell.
  func messages(with others: [RoundMessage]) -> [RoundMessage] {
    let order = Dictionary(uniqueKeysWithValues: Actual.files.enumerated().map { ($1, $0) })
    let all =
      found
      + others.map { message in
        guard let file = message.file, let row = message.row, let column = message.column,
          let text = texts[file]?.text(row: row, column: column)
        else { return message }
        var message = message
        message.text = text
        return message
      }
    return all.enumerated().sorted { left, right in
      let (first, second) = (left.element, right.element)
      return (order[first.file ?? ""] ?? .max, first.row ?? 0, left.offset)
        < (order[second.file ?? ""] ?? .max, second.row ?? 0, right.offset)
    }.map(\.element)
  }

  private mutating func rows<Row: Sendable>(of layout: TableLayout<Row>) -> [Row] {
    guard let content = contents[layout.file] else { return [] }
    let utf8: [UInt8]
    do {
      utf8 = try TextEncoding.utf8(content)
    } catch {
      found.append(
        RoundMessage(
          .error, "encoding", file: layout.file, row: error.line, FileWording.encoding(error.likely)))
      unread.insert(file: layout.file)
      return []
    }
    let reading = layout.read(utf8, style: style)
    found += reading.messages
    unread.formUnion(reading.unread)
    texts[layout.file] = reading.texts
    return reading.rows
  }
}
