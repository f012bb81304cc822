internal import AllocationModel
internal import RoundFigures

/// Turns the files of a round folder into tables, and collects what is to be said about them.
struct RoundReading {
  /// What could not be read.
  private(set) var unread = UnreadCells()

  private let files: RoundFolderFiles
  private var found: [RoundMessage]
  private var texts: [String: CellTexts] = [:]
  private var titles: [String: [String: String]] = [:]
  private var settings = SettingsReader()
  /// The plan that the round follows, where its folder says so.
  private(set) var link: RoundLink?
  /// What somebody states for the whole province.
  private(set) var totals: [TotalRow] = []

  init(files: RoundFolderFiles) {
    self.files = files
    found = files.messages
    for name in files.misspelt where files.contents[name] == nil { unread.insert(file: name) }
  }

  /// Whether any error was found so far.
  var hasErrors: Bool { found.contains { $0.severity == .error } }

  /// Reads all tables; cells that cannot be read hold placeholders.
  mutating func tables() -> RoundTables {
    let (policy, style) = policy()
    var tables = RoundTables(policy: policy)
    tables.vaccines = rows(of: RoundTableLayouts.vaccines, style)
    tables.eligibility = rows(of: RoundTableLayouts.eligibility, style)
    tables.places = rows(of: RoundTableLayouts.places, style)
    tables.lots = rows(of: RoundTableLayouts.lots, style)
    tables.capacity = rows(of: RoundTableLayouts.capacity, style)
    tables.demand = rows(of: RoundTableLayouts.demand, style)
    if files.contents[RoundTableLayouts.lanes.file] != nil {
      tables.lanes = rows(of: RoundTableLayouts.lanes, style)
    }
    tables.pins = rows(of: RoundTableLayouts.pins, style)
    if files.contents[RoundTableLayouts.notices.file] != nil {
      tables.notices = rows(of: RoundTableLayouts.notices, style)
    }
    totals = rows(of: RoundTableLayouts.totals, style)
    if files.contents[RoundTableLayouts.courses.file] != nil {
      tables.courses = rows(of: RoundTableLayouts.courses, style)
    }
    if files.contents[RoundTableLayouts.adjustments.file] != nil {
      tables.adjustments = rows(of: RoundTableLayouts.adjustments, style)
    }
    if files.contents[RoundTableLayouts.scenarios.file] != nil {
      tables.scenarios = rows(of: RoundTableLayouts.scenarios, style)
    }
    if files.contents[RoundLink.file] != nil, let content = text(of: RoundLink.file) {
      link = RoundLink.read(content, &found)
    }
    return tables
  }

  /// All messages, in the order of the files and rows, each with the text of its cell.
  func messages(with others: [RoundMessage]) -> [RoundMessage] {
    var all = found
    all.reserveCapacity(found.count + others.count)
    // Messages about one table stand together: what belongs to it is looked up once.
    var lastTexts: (file: String, texts: CellTexts?)?
    for message in others {
      guard let file = message.file, let column = message.column else {
        all.append(message)
        continue
      }
      if lastTexts?.file != file { lastTexts = (file, texts[file]) }
      all.append(withText(message, file, column, lastTexts?.texts))
    }
    let ranks = RoundReading.ranks(of: all)
    all = all.sortedByPlace { ranks[$0] ?? .max }
    var last: (file: String, titles: [String: String], name: String)?
    for index in all.indices {
      guard let file = all[index].file else { continue }
      if last?.file != file { last = (file, titles[file] ?? [:], files.names[file] ?? file) }
      if let last { name(&all[index], last.titles, last.name) }
    }
    return all
  }

  /// The order of the files that messages are about: those of a round, then the others by their names.
  private static func ranks(of messages: [RoundMessage]) -> [String: Int] {
    let known = RoundTableLayouts.files
    var ranks: [String: Int] = [:]
    for (rank, file) in known.enumerated() where ranks[file] == nil { ranks[file] = rank }
    var others: Set<String> = []
    var last: String?
    for index in messages.indices where last == nil || messages[index].file != last {
      last = messages[index].file ?? ""
      if let last, ranks[last] == nil { others.insert(last) }
    }
    for (offset, file) in others.sorted().enumerated() { ranks[file] = known.count + offset }
    return ranks
  }

  /// What a person calls the files and columns.
  var names: MessageNames { MessageNames(files: files.names, titles: titles) }

  /// Gives a message row, column and file as the person who keeps the tables knows them.
  private func name(_ message: inout RoundMessage, _ titles: [String: String], _ name: String) {
    if message.file == SettingsReader.file, let row = message.row, files.settingRows.indices.contains(row - 1)
    {
      message.row = files.settingRows[row - 1]
    }
    if !titles.isEmpty { message.column = message.column.map { titles[$0] ?? $0 } }
    message.file = name
    // The words of notes go into the plan, which is the same whatever the tables came in; those of errors do not.
    if message.severity == .error {
      for (file, name) in files.names {
        message.wording.english = message.wording.english.replacing(file, with: name)
        message.wording.vietnamese = message.wording.vietnamese.replacing(file, with: name)
      }
    }
  }

  /// A message with what was written where it points to.
  private func withText(
    _ message: RoundMessage, _ file: String, _ column: String, _ texts: CellTexts?
  ) -> RoundMessage {
    var message = message
    if file == SettingsReader.file, let place = settings.texts[column] {
      message.row = place.row
      message.text = place.text
    } else if let row = message.row, let text = texts?.text(row: row, column: column) {
      message.text = text
    }
    return message
  }

  private mutating func policy() -> (Policy, CellNumber.Style?) {
    let file = SettingsReader.file
    let nothing = Policy(id: "", date: Day(number: 0))
    guard let content = text(of: file) else { return (nothing, nil) }
    do {
      let root = try JSONText.value(of: content)
      let policy = SettingsLayout.policy(of: root, &settings)
      found += settings.messages
      unread.formUnion(settings.unread)
      if settings.unread.contains(file: file, row: 0, column: "numbers") { return (policy, nil) }
      return (policy, policy.numbers == .vietnamese ? .vietnamese : .plain)
    } catch {
      found.append(
        RoundMessage(
          .error, "bad_json", file: file, row: error.row,
          Wording(
            en: "round.json cannot be read at line \(error.row): \(error.wording.english)",
            vi: "không đọc được round.json ở dòng \(error.row): \(error.wording.vietnamese)")))
      unread.insert(file: file)
      return (nothing, nil)
    }
  }

  /// A file in UTF-8; nil where it is missing or in another encoding, which has been reported.
  private mutating func text(of file: String) -> [UInt8]? {
    guard let content = files.contents[file] else {
      if !RoundTableLayouts.optionalFiles.contains(file) { unread.insert(file: file) }
      return nil
    }
    do {
      return try TextEncoding.utf8(content)
    } catch {
      found.append(
        RoundMessage(.error, "encoding", file: file, row: error.line, FileWording.encoding(error.likely)))
      unread.insert(file: file)
      return nil
    }
  }

  private mutating func rows<Row: Sendable>(of layout: TableLayout<Row>, _ style: CellNumber.Style?) -> [Row]
  {
    guard let content = text(of: layout.file) else { return [] }
    let reading = layout.read(content, style: style)
    found += reading.messages
    unread.formUnion(reading.unread)
    texts[layout.file] = reading.texts
    titles[layout.file] = reading.titles
    return reading.rows
  }
}
