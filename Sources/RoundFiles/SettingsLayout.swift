internal import AllocationModel

/// One key of `round.json`: its name, and where its value goes.
struct Setting: Sendable {
  let name: String
  let isRequired: Bool
  let read: @Sendable (inout Policy, JSONValue, inout SettingsReader) -> Void

  init(
    _ name: String, required: Bool = false,
    read: @escaping @Sendable (inout Policy, JSONValue, inout SettingsReader) -> Void
  ) {
    self.name = name
    isRequired = required
    self.read = read
  }
}

/// The keys of `round.json`, as FORMATS says.
enum SettingsLayout {
  static let settings: [Setting] = [
    Setting("id", required: true) { if let id = $2.identifier($1, at: "id") { $0.id = id } },
    Setting("date", required: true) { if let day = $2.day($1, at: "date") { $0.date = day } },
    Setting("as_of") { $0.asOf = $2.day($1, at: "as_of") },
    Setting("next_dispatch") { $0.nextDispatch = $2.day($1, at: "next_dispatch") },
    Setting("horizon") { $0.horizon = $2.day($1, at: "horizon") },
    Setting("waste_until") { $0.wasteUntil = $2.day($1, at: "waste_until") },
    Setting("objectives") { policy, value, reader in
      var objectives: [ObjectiveKind] = []
      for (index, element) in reader.list(value, at: "objectives").enumerated() {
        let path = "objectives[\(index + 1)]"
        let kind: ObjectiveKind? = reader.choice(element, at: path, code: "unknown_objective")
        if let kind { objectives.append(kind) }
      }
      policy.objectives = objectives
    },
    Setting("expiry_day_usable") {
      if let flag = $2.flag($1, at: "expiry_day_usable") { $0.expiryDayUsable = flag }
    },
    Setting("safety_days") { if let days = $2.whole($1, at: "safety_days") { $0.safetyDays = days } },
    Setting("buffer_days") { if let days = $2.whole($1, at: "buffer_days") { $0.bufferDays = days } },
    Setting("least_days_on_arrival") {
      if let days = $2.whole($1, at: "least_days_on_arrival") { $0.leastDaysOnArrival = days }
    },
    Setting("reserve") { policy, value, reader in
      for (index, element) in reader.list(value, at: "reserve").enumerated() {
        if let reserve = reserve(element, at: "reserve[\(index + 1)]", &reader) {
          policy.reserve.append(reserve)
        }
      }
    },
    Setting("secure_next_dose") { $0.secureNextDose = $2.flag($1, at: "secure_next_dose") },
    Setting("numbers") {
      if let style: NumberStyle = $2.choice($1, at: "numbers") { $0.numbers = style }
    },
    Setting("language") {
      if let language: Language = $2.choice($1, at: "language") { $0.language = language }
    },
    Setting("document") { $0.document = document($1, &$2) },
  ]

  /// Reads the settings; what is missing or unreadable keeps the format's default.
  static func policy(of root: JSONValue, _ reader: inout SettingsReader) -> Policy {
    var policy = Policy(id: "", date: Day(number: 0))
    let values = reader.members(root, at: "", known: settings.map(\.name))
    for setting in settings {
      if let value = values[setting.name] {
        setting.read(&policy, value, &reader)
      } else if setting.isRequired,
        !reader.unread.contains(file: SettingsReader.file, row: 0, column: setting.name)
      {
        reader.messages.append(
          RoundMessage(
            .error, "missing_key", file: SettingsReader.file, column: setting.name,
            Wording(en: "round.json must say \(setting.name)", vi: "round.json phải có \(setting.name)")))
        reader.unread.insert(file: SettingsReader.file, row: 0, column: setting.name)
      }
    }
    return policy
  }

  private static func reserve(_ value: JSONValue, at path: String, _ reader: inout SettingsReader) -> Reserve?
  {
    let values = reader.members(value, at: path, known: ["vaccine", "doses"])
    guard case .object = value.content else { return nil }
    for key in ["vaccine", "doses"] where values[key] == nil {
      if reader.unread.contains(file: SettingsReader.file, row: 0, column: "\(path).\(key)") { continue }
      reader.report(
        "missing_key", value, at: "\(path).\(key)",
        Wording(en: "\(path) must say \(key)", vi: "\(path) phải có \(key)"))
    }
    let vaccine = values["vaccine"].flatMap { reader.identifier($0, at: "\(path).vaccine") }
    let doses = values["doses"].flatMap { reader.number($0, at: "\(path).doses") }
    // Reserves keep their places in the list, so that a message about one finds its key again.
    return Reserve(vaccine: vaccine ?? "", doses: doses ?? 0)
  }

  /// The keys of `document`.
  static let documentKeys = [
    "number", "place", "signers", "recipients", "parent_agency", "agency", "title", "date",
  ]

  private static func document(_ value: JSONValue, _ reader: inout SettingsReader) -> DocumentDetails {
    let values = reader.members(value, at: "document", known: documentKeys)
    var details = DocumentDetails()
    details.number = values["number"].flatMap { reader.text($0, at: "document.number") }
    details.place = values["place"].flatMap { reader.text($0, at: "document.place") }
    details.signers = values["signers"].map { texts($0, at: "document.signers", &reader) }
    details.recipients = values["recipients"].map { texts($0, at: "document.recipients", &reader) }
    details.parentAgency = values["parent_agency"].flatMap { reader.text($0, at: "document.parent_agency") }
    details.agency = values["agency"].flatMap { reader.text($0, at: "document.agency") }
    details.title = values["title"].flatMap { reader.text($0, at: "document.title") }
    details.date = values["date"].flatMap { reader.day($0, at: "document.date") }
    return details
  }

  private static func texts(_ value: JSONValue, at path: String, _ reader: inout SettingsReader) -> [String] {
    var texts: [String] = []
    for (index, element) in reader.list(value, at: path).enumerated() {
      if let text = reader.text(element, at: "\(path)[\(index + 1)]") { texts.append(text) }
    }
    return texts
  }
}
