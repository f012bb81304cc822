public import AllocationModel
public import RoundFigures

/// What a round folder says, as far as it can be read: for the person who is still putting it right.
///
///     let survey = try RoundFolder.survey(at: "rounds/2022-10-01")
///     for message in survey.messages { print(message.wording[.english]) }
///     let figures = survey.figures()
public struct RoundSurvey: Sendable {
  /// Every error and note, in the order of the files and rows.
  public let messages: [RoundMessage]
  /// The round; nil where there are errors.
  public let document: RoundDocument?
  /// The rows of `demand.csv` whose place, group and dose can be read; what else cannot be read is left blank in them.
  public let demand: [DemandLine]
  /// The rows of `places.csv` whose code can be read.
  public let places: [Place]
  /// The day for which the figures hold, where it is stated and can be read.
  public let asOf: Day?
  /// What somebody states for the whole province.
  public let totals: [TotalRow]
  /// What a person calls the files and columns.
  let names: MessageNames

  /// The figures side by side, as far as they can be read; their notes name file and column as a person knows them.
  ///
  /// - Parameter tolerance: people by which a sum may differ from a total, at least 0.
  public func figures(tolerance: ExactDecimal = 0) -> RoundFigures {
    RoundFigures(demand: demand, places: places, asOf: asOf, totals: totals, tolerance: tolerance)
  }

  /// A message with file, row, column and words as the person who keeps the tables knows them.
  public func shown(_ message: RoundMessage) -> RoundMessage { names.shown(message) }
}

/// What the person who keeps a round's tables calls them, where that is not the file's or the column's name.
struct MessageNames: Sendable {
  /// The names of sheets, by file.
  var files: [String: String] = [:]
  /// The titles of columns, by file and column.
  var titles: [String: [String: String]] = [:]

  /// A message with these names in place of the files' and columns' own, in its words too.
  func shown(_ message: RoundMessage) -> RoundMessage {
    var message = message
    if let file = message.file {
      message.column = message.column.map { titles[file]?[$0] ?? $0 }
      message.file = files[file] ?? file
    }
    message.wording = shown(message.wording)
    return message
  }

  /// Words with these names in place of the files' own.
  func shown(_ wording: Wording) -> Wording {
    var wording = wording
    for (file, name) in files {
      wording.english = wording.english.replacing(file, with: name)
      wording.vietnamese = wording.vietnamese.replacing(file, with: name)
    }
    return wording
  }
}

extension RoundFolder {
  /// Reads a round as far as it can be read, whatever is wrong with it.
  ///
  /// - Parameter path: the folder.
  /// - Throws: ``RoundReadingError/cannotRead(path:reason:)``, nothing else.
  public static func survey(at path: String) throws(RoundReadingError) -> RoundSurvey {
    let files = try SteadyReading.read(folder: path) { () throws(RoundReadingError) in
      try RoundFolderFiles.read(at: path)
    }
    return survey(of: files)
  }

  /// Reads a round from its parts as far as it can be read.
  package static func survey(_ parts: RoundParts) -> RoundSurvey { survey(of: RoundFolderFiles(parts)) }

  static func survey(of files: RoundFolderFiles) -> RoundSurvey {
    var reading = RoundReading(files: files)
    let tables = reading.tables()
    var document: RoundDocument?
    let messages: [RoundMessage]
    // What stands in a cell and is out of its range is as good as unreadable.
    var unread = reading.unread
    do throws(RoundReadingError) {
      let found = try RoundFolder.document(of: tables, reading, files)
      document = found
      messages = found.notes
    } catch {
      if case .invalid(let all) = error { messages = all } else { messages = [] }
      for message in RoundValidation.messages(for: tables, unread: unread) where message.severity == .error {
        if let file = message.file, let row = message.row, let column = message.column {
          unread.insert(file: file, row: row, column: column)
        }
      }
    }
    let legible = LegibleRows(tables: tables, unread: unread)
    return RoundSurvey(
      messages: messages, document: document, demand: legible.demand, places: legible.places,
      asOf: unread.contains(file: SettingsReader.file, row: 0, column: "as_of") ? nil : tables.policy.asOf,
      totals: reading.totals.filter { !$0.group.isEmpty && $0.dose >= 1 }, names: reading.names)
  }
}

/// The rows of tables that may hold placeholders for what could not be read, without these.
private struct LegibleRows {
  let tables: RoundTables
  let unread: UnreadCells

  var demand: [DemandLine] {
    let file = RoundTableLayouts.demand.file
    return tables.demand.compactMap { line in
      func isUnread(_ column: String) -> Bool { unread.contains(file: file, row: line.row, column: column) }
      // An unknown place is a code all the same; one that is blank is none.
      if line.place.isEmpty || line.group.isEmpty || line.dose < 1 || isUnread("dose") { return nil }
      var line = line
      if isUnread("target") { line.target = nil }
      if isUnread("target_start") { line.targetStart = nil }
      if isUnread("given") { line.given = nil }
      if isUnread("eligible") { line.eligible = nil }
      if isUnread("uptake") { line.uptake = 1 }
      if isUnread("goal") { line.goal = nil }
      if isUnread("no_id") { line.noID = nil }
      return line
    }
  }

  var places: [Place] {
    let file = RoundTableLayouts.places.file
    return tables.places.compactMap { place in
      if place.place.isEmpty || unread.contains(file: file, row: place.row, column: "kind") { return nil }
      var place = place
      if unread.contains(file: file, row: place.row, column: "population") { place.population = nil }
      if unread.contains(file: file, row: place.row, column: "population_start") {
        place.populationStart = nil
      }
      return place
    }
  }
}
