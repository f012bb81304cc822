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
    tables.capacity = rows(of: RoundTableLayouts.capacity, style).map(\.capacity)
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
    if files.contents[RoundLink.file] != nil, let content = text(of: RoundLink.file) {
      link = RoundLink.read(content, &found)
    }
    return tables
  }

  /// All messages, in the order of the files and rows, each with the text of its cell.
  func messages(with others: [RoundMessage]) -> [RoundMessage] {
    let order = Dictionary(
      RoundTableLayouts.files.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let all = found + others.map(withText)
    return all.enumerated().sorted { left, right in
      let (leftFile, rightFile) = (left.element.file ?? "", right.element.file ?? "")
      let (leftOrder, rightOrder) = (order[leftFile] ?? .max, order[rightFile] ?? .max)
      if leftOrder != rightOrder { return leftOrder < rightOrder }
      if leftFile != rightFile { return leftFile < rightFile }
      return (left.element.row ?? 0, left.offset) < (right.element.row ?? 0, right.offset)
    }.map { named($0.element) }
  }

  /// What a person calls the files and columns.
  var names: MessageNames { MessageNames(files: files.names, titles: titles) }

  /// A message with file, row and column as the person who keeps the tables knows them.
  private func named(_ message: RoundMessage) -> RoundMessage {
    guard let file = message.file else { return message }
    var message = message
    if file == SettingsReader.file, let row = message.row, files.settingRows.indices.contains(row - 1) {
      message.row = files.settingRows[row - 1]
    }
    message.column = message.column.map { titles[file]?[$0] ?? $0 }
    message.file = files.names[file] ?? file
    // The words of notes go into the plan, which is the same whatever the tables came in; those of errors do not.
    if message.severity == .error {
      for (file, name) in files.names {
        message.wording.english = message.wording.english.replacing(file, with: name)
        message.wording.vietnamese = message.wording.vietnamese.replacing(file, with: name)
      }
    }
    return message
  }

  private func withText(_ message: RoundMessage) -> RoundMessage {
    guard let file = message.file, let column = message.column else { return message }
    var message = message
    if file == SettingsReader.file, let place = settings.texts[column] {
      message.row = place.row
      message.text = place.text
    } else if let row = message.row, let text = texts[file]?.text(row: row, column: column) {
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
