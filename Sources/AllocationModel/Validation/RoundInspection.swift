/// One look through the tables of a round, and what was found.
///
/// Each table has its own file of checks. What they share is here: where a message belongs, which cells were
/// not read, and which names are known.
struct RoundInspection {
  let tables: RoundTables
  let unread: UnreadCells
  /// What was found so far.
  private(set) var messages: [RoundMessage] = []

  /// The positions of the vaccines and places, the first of several alike.
  let vaccines: [String: Int]
  let places: [String: Int]
  /// Which places are stores: every row of demand asks.
  let stores: [Bool]
  /// Whether the day of the round is known, so that other days can be compared with it.
  let knowsDate: Bool

  /// The places and groups of the demand lines as numbers.
  let demandNames: DemandNames

  /// Made when the first unknown name asks for them: folding thousands of names is dear.
  private var vaccineLikeness: Likeness?
  private var placeLikeness: Likeness?
  private(set) var placePositions: PlacePositions
  /// Suggestions already looked for; nil where none was near.
  private var suggestions: [String: String?] = [:]

  init(_ tables: RoundTables, unread: UnreadCells) {
    self.tables = tables
    self.unread = unread
    vaccines = Dictionary(
      tables.vaccines.enumerated().map { ($1.vaccine, $0) }, uniquingKeysWith: { first, _ in first })
    placePositions = PlacePositions(tables.places)
    places = placePositions.all
    stores = tables.places.map(\.isStore)
    knowsDate = !unread.contains(file: TableFile.round, row: 0, column: "date")
    demandNames = DemandNames(tables.demand, placePositions, count: tables.places.count)
  }

  /// Says something about a cell, unless the cell was not read: then its value is a placeholder.
  mutating func say(
    _ severity: RoundMessage.Severity, _ code: String, _ file: String, _ row: Int?, _ column: String?,
    _ text: String?, _ wording: Wording
  ) {
    if let column, unread.contains(file: file, row: row ?? 0, column: column) { return }
    messages.append(
      RoundMessage(severity, code, file: file, row: row, column: column, text: text, wording))
  }

  /// Says that something is wrong with a cell.
  mutating func error(
    _ code: String, _ file: String, _ row: Int?, _ column: String?, _ text: String?, _ wording: Wording
  ) {
    say(.error, code, file, row, column, text, wording)
  }

  /// Says what is worth knowing about a cell.
  mutating func note(
    _ code: String, _ file: String, _ row: Int?, _ column: String?, _ text: String?, _ wording: Wording
  ) {
    say(.note, code, file, row, column, text, wording)
  }

  /// The row of a value: its own, or the one it would have in a table without blank lines.
  static func row(_ own: Int, _ index: Int) -> Int { own > 0 ? own : index + 2 }

  /// Whether any of several cells of a row was not read.
  func isUnread(_ file: String, _ row: Int, _ columns: String...) -> Bool {
    if unread.isEmpty { return false }
    return columns.contains { unread.contains(file: file, row: row, column: $0) }
  }

  /// Checks that a name is not blank and is one of the vaccines.
  mutating func checkVaccine(_ vaccine: String, _ file: String, _ row: Int?, _ column: String = "vaccine") {
    if vaccine.isEmpty { return missing(file, row, column) }
    if vaccines[vaccine] != nil || unread.contains(file: TableFile.vaccines) { return }
    if unread.contains(file: TableFile.vaccines, row: 0, column: "vaccine") { return }
    let likeness = vaccineLikeness ?? Likeness(known: tables.vaccines.map(\.vaccine))
    vaccineLikeness = likeness
    let meant = suggestion(for: vaccine, "vaccine", likeness)
    error(
      "unknown_vaccine", file, row, column, vaccine,
      Wording(
        en: "\"\(vaccine)\" is not a vaccine of vaccines.csv" + ValidationWording.meantEnglish(meant),
        vi: "không có vắc xin \"\(vaccine)\" trong vaccines.csv" + ValidationWording.meantVietnamese(meant)))
  }

  /// Checks that a name is not blank and is one of the places; answers the place's position.
  @discardableResult
  mutating func checkPlace(_ place: String, _ file: String, _ row: Int, _ column: String = "place") -> Int? {
    if place.isEmpty {
      missing(file, row, column)
      return nil
    }
    if let position = position(ofPlace: place) { return position }
    if unread.contains(file: TableFile.places, row: 0, column: "place") { return nil }
    let likeness = placeLikeness ?? Likeness(known: tables.places.map(\.place))
    placeLikeness = likeness
    let meant = suggestion(for: place, "place", likeness)
    error(
      "unknown_place", file, row, column, place,
      Wording(
        en: "\"\(place)\" is not a place of places.csv" + ValidationWording.meantEnglish(meant),
        vi: "không có địa điểm \"\(place)\" trong places.csv" + ValidationWording.meantVietnamese(meant)))
    return nil
  }

  /// The position of a place, or nil where nobody knows it.
  mutating func position(ofPlace name: String) -> Int? {
    placePositions.position(of: name)
  }

  /// Says that a cell must not be blank.
  mutating func missing(_ file: String, _ row: Int?, _ column: String) {
    error(
      "missing_cell", file, row, column, nil,
      Wording(en: "\(column) must not be blank", vi: "không được để trống cột \(column)"))
  }

  /// The known name that is nearest, looked for once for each name.
  mutating func suggestion(for name: String, _ kind: String, _ likeness: Likeness) -> String? {
    let key = "\(kind)\u{0}\(name)"
    if let known = suggestions[key] { return known }
    // Looking costs a comparison with every name; where hundreds are unknown the file is another round's.
    let found = suggestions.count < 200 ? likeness.nearest(to: name) : nil
    suggestions[key] = .some(found)
    return found
  }

  /// Checks that a number that counts or measures is not negative, not below `least`, and not too large.
  mutating func checkRange(
    _ number: ExactDecimal?, _ file: String, _ row: Int?, _ column: String, atLeast least: ExactDecimal = 0
  ) {
    guard let number else { return }
    if number < least {
      error(
        "out_of_range", file, row, column, number.description,
        Wording(
          en: "\(column) is \(number); it must be at least \(least)",
          vi: "\(column) là \(Written.decimal(number, .vietnamese)); phải từ \(least) trở lên"))
    } else if number > ValidationLimits.mostOfAnything {
      error("too_large", file, row, column, number.description, ValidationWording.tooLarge(column))
    }
  }

  /// Checks a whole number that counts.
  mutating func checkRange(
    _ number: Int, _ file: String, _ row: Int?, _ column: String, atLeast least: Int = 0
  ) {
    // Most numbers are in order; they should cost a comparison and no more.
    if number >= least, number <= ValidationLimits.mostDoses { return }
    checkRange(ExactDecimal(number), file, row, column, atLeast: ExactDecimal(least))
  }

  /// Checks a number of days.
  mutating func checkDays(_ days: Int?, _ file: String, _ row: Int?, _ column: String) {
    guard let days else { return }
    if days < 0 {
      checkRange(days, file, row, column)
    } else if days > ValidationLimits.mostDays {
      error("too_large", file, row, column, String(days), ValidationWording.tooManyDays(column))
    }
  }
}

/// The names of the files that messages refer to.
enum TableFile {
  static let round = "round.json"
  static let vaccines = "vaccines.csv"
  static let eligibility = "eligibility.csv"
  static let places = "places.csv"
  static let lots = "lots.csv"
  static let capacity = "capacity.csv"
  static let demand = "demand.csv"
  static let lanes = "lanes.csv"
  static let pins = "pins.csv"
  static let notices = "notices.csv"
  static let courses = "course.csv"
  static let adjustments = "adjustments.csv"
  static let scenarios = "scenarios.csv"

  /// All of them, in the order in which messages stand.
  static let all = [
    round, vaccines, eligibility, places, lots, capacity, demand, lanes, pins, notices, courses, adjustments,
    scenarios,
  ]
}

/// What is too large to be added up exactly.
///
/// Doses are counted in units of 10⁻⁹ in 64 bits: 9·10⁹ doses, more than mankind has had in any year, are what
/// fits.
enum ValidationLimits {
  /// The most doses or people of a whole round.
  static let mostDoses = 9_000_000_000
  /// The most of anything that one cell may state.
  static let mostOfAnything = ExactDecimal(mostDoses)
  /// The most days that anything may take: a hundred years.
  static let mostDays = 36_500
  /// The largest whole number that sums may reach, in the smallest unit that occurs.
  static let mostUnits = Int128(9_000_000_000_000_000_000)
}

/// What is said in several places.
enum ValidationWording {
  static func meantEnglish(_ name: String?) -> String { name.map { ". Did you mean \"\($0)\"?" } ?? "" }

  static func meantVietnamese(_ name: String?) -> String {
    name.map { ". Có phải ý bạn là \"\($0)\"?" } ?? ""
  }

  static func tooLarge(_ column: String) -> Wording {
    Wording(
      en: "\(column) is larger than 9,000,000,000, the most that can be added up exactly",
      vi: "\(column) lớn hơn 9.000.000.000, mức tối đa có thể cộng chính xác")
  }

  static func tooManyDays(_ column: String) -> Wording {
    Wording(en: "\(column) is more than a hundred years", vi: "\(column) dài hơn một trăm năm")
  }

  /// Something that stands in two rows.
  static func twice(_ english: String, _ vietnamese: String, firstRow: Int) -> Wording {
    Wording(
      en: "\(english) stands in row \(firstRow) already", vi: "\(vietnamese) đã có ở dòng \(firstRow)")
  }
}
