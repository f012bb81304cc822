public import AllocationModel

/// Finds everything in what came back that is wrong with it, or worth knowing, beside its round.
public enum ActualChecks {
  /// All errors and notes, in the order of the tables and rows.
  public static func messages(for actual: Actual, of round: Round, terms: ClosingTerms) -> [RoundMessage] {
    messages(for: actual, of: round, terms: terms, unread: UnreadCells())
  }

  /// The same; nothing is said about cells that could not be read.
  package static func messages(
    for actual: Actual, of round: Round, terms: ClosingTerms, unread: UnreadCells
  ) -> [RoundMessage] {
    var inspection = ActualInspection(actual, round, terms, unread)
    inspection.inspectReceived()
    inspection.inspectGiven()
    inspection.inspectCounted()
    inspection.inspectWasted()
    let files = Dictionary(uniqueKeysWithValues: Actual.files.enumerated().map { ($1, $0) })
    return inspection.messages.enumerated().sorted { left, right in
      let (first, second) = (left.element, right.element)
      return (files[first.file ?? ""] ?? .max, first.row ?? 0, left.offset)
        < (files[second.file ?? ""] ?? .max, second.row ?? 0, right.offset)
    }.map(\.element)
  }
}

/// One look through the tables that came back.
private struct ActualInspection {
  private let actual: Actual
  private let round: Round
  private let terms: ClosingTerms
  private let unread: UnreadCells
  private let vaccines: Likeness
  private let places: Likeness
  private let lots: Likeness
  /// The vaccines in which each known lot comes.
  private let vaccinesOfLot: [String: Set<String>]
  private(set) var messages: [RoundMessage] = []
  /// The file being looked at.
  private var file = ""
  /// Its cells with days before the round and after the closing.
  private var before: [(row: Int, column: String)] = []
  private var after: [(row: Int, column: String)] = []

  /// More than this in one cell, or together, cannot be added up exactly.
  private static let most = 9_000_000_000

  init(_ actual: Actual, _ round: Round, _ terms: ClosingTerms, _ unread: UnreadCells) {
    self.actual = actual
    self.round = round
    self.terms = terms
    self.unread = unread
    vaccines = Likeness(known: round.vaccines.map(\.vaccine))
    places = Likeness(known: round.places.map(\.place))
    var known: [String: Set<String>] = [:]
    for lot in round.lots {
      known[lot.lot, default: []].insert(lot.vaccine)
      known[PrintedLot.of(lot.lot), default: []].insert(lot.vaccine)
    }
    for row in actual.received where row.expiry != nil { known[row.lot, default: []].insert(row.vaccine) }
    vaccinesOfLot = known
    lots = Likeness(known: known.keys.sorted())
  }

  private mutating func say(
    _ severity: RoundMessage.Severity, _ code: String, _ row: Int, _ column: String, _ text: String?,
    _ wording: Wording
  ) {
    if unread.contains(file: file, row: row, column: column) { return }
    messages.append(
      RoundMessage(severity, code, file: file, row: row, column: column, text: text, wording))
  }

  private static func meant(_ name: String?) -> Wording {
    Wording(
      en: name.map { ". Did you mean \"\($0)\"?" } ?? "",
      vi: name.map { ". Có phải ý bạn là \"\($0)\"?" } ?? "")
  }

  private mutating func checkVaccine(_ vaccine: String, _ row: Int) {
    if round.index(ofVaccine: vaccine) != nil { return }
    let meant = ActualInspection.meant(vaccines.nearest(to: vaccine))
    say(
      .error, "unknown_vaccine", row, "vaccine", vaccine,
      Wording(
        en: "\"\(vaccine)\" is not a vaccine of the round" + meant.english,
        vi: "không có vắc xin \"\(vaccine)\" trong đợt" + meant.vietnamese))
  }

  private mutating func checkPlace(_ place: String, _ row: Int, _ column: String = "place") {
    if round.index(ofPlace: place) != nil { return }
    let meant = ActualInspection.meant(places.nearest(to: place))
    say(
      .error, "unknown_place", row, column, place,
      Wording(
        en: "\"\(place)\" is not a place of the round" + meant.english,
        vi: "không có địa điểm \"\(place)\" trong đợt" + meant.vietnamese))
  }

  private mutating func checkLot(_ lot: String, _ vaccine: String, _ row: Int) {
    if unread.contains(file: file, row: row, column: "vaccine") { return }
    guard round.index(ofVaccine: vaccine) != nil, !(vaccinesOfLot[lot]?.contains(vaccine) ?? false) else {
      return
    }
    if let others = vaccinesOfLot[lot], let other = others.sorted().first {
      return say(
        .error, "lot_of_another_vaccine", row, "vaccine", vaccine,
        Wording(en: "lot \(lot) is of \(other)", vi: "lô \(lot) thuộc vắc xin \(other)"))
    }
    let meant = ActualInspection.meant(lots.nearest(to: lot))
    say(
      .error, "unknown_lot", row, "lot", lot,
      Wording(
        en: "neither the round nor received.csv describes lot \(lot)" + meant.english
          + (file == "received.csv" ? "; a new lot needs its expiry" : ""),
        vi: "không có lô \(lot) trong đợt và trong received.csv" + meant.vietnamese
          + (file == "received.csv" ? "; lô mới phải ghi hạn dùng (expiry)" : "")))
  }

  private mutating func checkCount(_ number: Int?, _ row: Int, _ column: String) {
    guard let number else { return }
    if number < 0 {
      say(
        .error, "out_of_range", row, column, String(number),
        Wording(
          en: "\(column) is \(number); it must be at least 0", vi: "\(column) là \(number); phải từ 0 trở lên"
        ))
    } else if number > ActualInspection.most {
      say(
        .error, "too_large", row, column, String(number),
        Wording(
          en: "\(column) is larger than 9,000,000,000, the most that can be added up exactly",
          vi: "\(column) lớn hơn 9.000.000.000, mức tối đa có thể cộng chính xác"))
    }
  }

  /// Remembers a day outside the round; one note says how many rows of a table have one.
  private mutating func checkDay(_ day: Day, _ row: Int, _ column: String) {
    if day >= round.policy.date, day <= terms.closing { return }
    if unread.contains(file: file, row: row, column: column) { return }
    if day < round.policy.date { before.append((row, column)) } else { after.append((row, column)) }
  }

  private mutating func noteDays() {
    let isCount = file == "stock.csv"
    let (start, end) = (round.policy.date, terms.closing)
    if let first = before.first {
      let count = Set(before.map(\.row)).count
      say(
        .note, isCount ? "count_before_round" : "day_outside_round", first.row, first.column, nil,
        isCount
          ? Wording(
            en: "\(count) counts were made before the round, \(start); they do not count in its balance",
            vi: "\(count) dòng kiểm kê trước ngày của đợt \(start.vietnamese); không dùng để cân đối")
          : Wording(
            en: "\(count) rows are of days before the round, \(start); they were counted in",
            vi: "\(count) dòng ghi ngày trước đợt \(start.vietnamese); vẫn được tính vào"))
    }
    if let first = after.first {
      let count = Set(after.map(\.row)).count
      say(
        .note, "day_outside_round", first.row, first.column, nil,
        Wording(
          en: "\(count) rows are of days after the closing, \(end); they were counted in",
          vi: "\(count) dòng ghi ngày sau ngày chốt đợt \(end.vietnamese); vẫn được tính vào"))
    }
    before = []
    after = []
  }

  /// Says where rows agree in everything: they may be one report that was entered twice.
  private mutating func noteTwice<Row: Hashable>(_ rows: [Row], _ number: (Row) -> Int, _ alike: (Row) -> Row)
  {
    var firsts: [Row: Int] = [:]
    for row in rows {
      let key = alike(row)
      if let first = firsts[key] {
        messages.append(
          RoundMessage(
            .note, "row_twice", file: file, row: number(row),
            Wording(
              en: "row \(first) says the same; both were counted in",
              vi: "trùng với dòng \(first); đã tính cả hai")))
      } else {
        firsts[key] = number(row)
      }
    }
  }

  private mutating func checkSum(_ total: Int, _ column: String) {
    guard total > ActualInspection.most else { return }
    messages.append(
      RoundMessage(
        .error, "too_large", file: file, column: column,
        Wording(
          en: "\(column) sums to more than 9,000,000,000, the most that can be added up exactly",
          vi: "tổng \(column) lớn hơn 9.000.000.000, mức tối đa có thể cộng chính xác")))
  }

  private static func sum(_ numbers: some Sequence<Int>) -> Int {
    numbers.reduce(0) { $0.addingReportingOverflow(min(max(0, $1), most + 1)).partialValue }
  }

  mutating func inspectReceived() {
    file = "received.csv"
    for row in actual.received {
      checkVaccine(row.vaccine, row.row)
      if let from = row.from { checkPlace(from, row.row, "from") }
      checkPlace(row.to, row.row, "to")
      checkLot(row.lot, row.vaccine, row.row)
      checkCount(row.vials, row.row, "vials")
      checkCount(row.refused, row.row, "refused")
      checkDay(row.date, row.row, "date")
      if row.from == row.to {
        say(
          .error, "place_to_itself", row.row, "to", row.to,
          Wording(en: "\(row.to) cannot receive from itself", vi: "\(row.to) không thể nhận từ chính mình"))
      }
    }
    noteDays()
    checkSum(ActualInspection.sum(actual.received.map(\.vials)), "vials")
    noteTwice(actual.received, \.row) {
      var row = $0
      row.row = 0
      return row
    }
  }

  mutating func inspectGiven() {
    file = "given.csv"
    let groups = Set(round.demand.map(\.group)).union(round.tables.eligibility.map(\.group))
    let likeness = Likeness(known: groups.sorted())
    for row in actual.given {
      checkPlace(row.place, row.row)
      checkVaccine(row.vaccine, row.row)
      checkLot(row.lot, row.vaccine, row.row)
      checkCount(row.people, row.row, "people")
      if row.dose < 1 {
        say(
          .error, "out_of_range", row.row, "dose", String(row.dose),
          Wording(
            en: "dose is \(row.dose); it must be at least 1", vi: "mũi là \(row.dose); phải từ 1 trở lên"))
      }
      if !groups.contains(row.group) {
        let meant = ActualInspection.meant(likeness.nearest(to: row.group))
        say(
          .error, "unknown_group", row.row, "group", row.group,
          Wording(
            en: "\"\(row.group)\" is not a group of the round" + meant.english,
            vi: "không có nhóm đối tượng \"\(row.group)\" trong đợt" + meant.vietnamese))
      }
      if let place = round.index(ofPlace: row.place), round.places[place].isStore {
        say(
          .error, "given_at_store", row.row, "place", row.place,
          Wording(
            en: "\(row.place) is a store; nobody is vaccinated there",
            vi: "\(row.place) là kho, không tiêm chủng"))
      }
      if row.from > row.to {
        say(
          .error, "from_after_to", row.row, "from", row.from.description,
          Wording(
            en: "the days end on \(row.to), before they begin",
            vi: "ngày cuối \(row.to.vietnamese) trước ngày đầu"))
      }
      checkDay(row.from, row.row, "from")
      checkDay(row.to, row.row, "to")
    }
    noteDays()
    checkSum(ActualInspection.sum(actual.given.map(\.people)), "people")
    noteTwice(actual.given, \.row) {
      var row = $0
      row.row = 0
      return row
    }
  }

  mutating func inspectCounted() {
    file = "stock.csv"
    struct Key: Hashable {
      let lot: String
      let vaccine: String
      let place: String
      let date: Day
    }
    var counts: [Key: Counted] = [:]
    for row in actual.counted {
      checkVaccine(row.vaccine, row.row)
      checkPlace(row.place, row.row)
      checkLot(row.lot, row.vaccine, row.row)
      checkCount(row.vials, row.row, "vials")
      checkDay(row.date, row.row, "date")
      let key = Key(lot: row.lot, vaccine: row.vaccine, place: row.place, date: row.date)
      if let first = counts[key],
        !["lot", "vaccine", "place", "date", "vials"].contains(where: {
          unread.contains(file: file, row: row.row, column: $0)
            || unread.contains(file: file, row: first.row, column: $0)
        })
      {
        say(
          first.vials == row.vials ? .note : .error, first.vials == row.vials ? "row_twice" : "counts_differ",
          row.row, "vials", String(row.vials),
          Wording(
            en: "row \(first.row) counts \(first.vials) vials of lot \(row.lot) at \(row.place) on that day",
            vi: "dòng \(first.row) ghi \(first.vials) lọ của lô \(row.lot) tại \(row.place) trong cùng ngày"))
      }
      counts[key] = counts[key] ?? row
    }
    noteDays()
    checkSum(ActualInspection.sum(actual.counted.map(\.vials)), "vials")
  }

  mutating func inspectWasted() {
    file = "wasted.csv"
    for row in actual.wasted {
      checkVaccine(row.vaccine, row.row)
      checkPlace(row.place, row.row)
      checkLot(row.lot, row.vaccine, row.row)
      checkCount(row.vials, row.row, "vials")
      if let doses = row.doses {
        if doses < 0 { checkCount(-1, row.row, "doses") }
        if doses > ExactDecimal(ActualInspection.most) { checkCount(.max, row.row, "doses") }
      }
      checkDay(row.date, row.row, "date")
      if (row.vials == nil) == (row.doses == nil) {
        say(
          .error, "vials_or_doses", row.row, "vials", nil,
          Wording(
            en: "a row says either how many vials were lost or how many doses",
            vi: "mỗi dòng ghi hoặc số lọ (vials) hoặc số liều (doses) bị mất"))
      }
    }
    noteDays()
    checkSum(ActualInspection.sum(actual.wasted.map { $0.vials ?? $0.doses?.floor ?? 0 }), "vials")
    noteTwice(actual.wasted, \.row) {
      var row = $0
      row.row = 0
      return row
    }
  }
}
