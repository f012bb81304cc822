public import AllocationModel
public import RoundFigures

/// A round as read from its folder.
public struct RoundDocument: Sendable {
  /// The round.
  public let round: Round
  /// What a planner should know about the input, in the order of the files and rows.
  public let notes: [RoundMessage]
  /// The SHA-256 of the input, in hexadecimal digits: over the names, lengths and bytes of the files read, in
  /// the order of their names.
  public let sha256: String
  /// Every file read, by itself, in the order of their names.
  public let files: [FileDigest]
  /// The plan that this round follows, where its folder says so.
  public let follows: RoundLink?
  /// What somebody states for the whole province, where the round has such a table; no plan depends on it.
  public let totals: [TotalRow]
  /// What a person calls the files and columns.
  let names: MessageNames

  /// A message with file, column and words as the person who keeps the tables knows them: the names of sheets in place
  /// of files' where the round is a workbook. The notes of a plan keep the files' names, so that one round has one
  /// plan whatever its tables came in.
  public func shown(_ message: RoundMessage) -> RoundMessage { names.shown(message) }
}

/// Why there is no round.
public enum RoundReadingError: Error, Sendable {
  /// The folder, or a file in it, cannot be read: where, and why.
  case cannotRead(path: String, reason: Wording)
  /// The tables do not make a round: every error, with the notes beside them, in the order of the files and
  /// rows.
  case invalid([RoundMessage])
}

/// A folder of tables that describes a round.
///
///     let document = try RoundFolder.read(at: "rounds/2022-10-01")
///     print(document.round.lots.count, "lot lines,", document.notes.count, "notes")
public enum RoundFolder {
  /// Reads a round, and finds everything that is wrong with it at once.
  ///
  /// The cost is linear in the size of the tables. Nothing is written.
  ///
  /// - Throws: ``RoundReadingError``
  public static func read(at path: String) throws(RoundReadingError) -> RoundDocument {
    let files = try SteadyReading.read(folder: path) { () throws(RoundReadingError) in
      try RoundFolderFiles.read(at: path)
    }
    return try document(of: files)
  }

  /// Makes a round of files that were read.
  static func document(of files: RoundFolderFiles) throws(RoundReadingError) -> RoundDocument {
    var reading = RoundReading(files: files)
    return try document(of: reading.tables(), reading, files)
  }

  /// Makes a round of tables that were read.
  static func document(
    of tables: RoundTables, _ reading: RoundReading, _ files: RoundFolderFiles
  ) throws(RoundReadingError) -> RoundDocument {
    if reading.hasErrors {
      // The placeholders of unreadable cells are known, so that only what was read is checked.
      let found = RoundValidation.messages(for: tables, unread: reading.unread)
      throw .invalid(reading.messages(with: found))
    }
    do {
      let round = try Round(tables)
      return RoundDocument(
        round: round, notes: reading.messages(with: round.notes), sha256: files.sha256,
        files: files.digests, follows: reading.link, totals: reading.totals, names: reading.names)
    } catch {
      throw .invalid(reading.messages(with: error.messages))
    }
  }
}

extension RoundReadingError {
  /// The errors alone; empty where the folder could not be read at all.
  public var errors: [RoundMessage] {
    switch self {
    case .cannotRead: []
    case .invalid(let messages): messages.filter { $0.severity == .error }
    }
  }
}
