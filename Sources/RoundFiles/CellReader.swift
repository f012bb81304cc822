internal import AllocationModel

/// Reads the cells of a table one after the other, and reports those it cannot read.
struct CellReader {
  /// The file, for messages.
  let file: String
  /// How numbers are written; nil where `round.json` does not say so, and either style will do.
  let style: CellNumber.Style?
  /// The bytes of the whole file.
  let bytes: UnsafeBufferPointer<UInt8>
  /// The row being read, as a spreadsheet counts.
  var row = 0
  /// Which of the non-blank data rows it is, from 1.
  var dataRow = 0
  /// The names of the table's columns.
  var columns: [String] = []
  /// Which of them is being read.
  var columnIndex = 0
  /// The column being read.
  var column: String {
    get { otherColumn ?? columns[columnIndex] }
    set { otherColumn = newValue }
  }
  /// A column that is spoken of though another one, or none, is being read.
  private var otherColumn: String? = ""
  /// The titles of columns, by their names, where these differ.
  var titles: [String: String] = [:]
  /// The title of the column being read, as the table has it.
  var title: String { titles[column] ?? column }
  /// The cell being read.
  var cell = TableScanner.Cell(start: 0, end: 0)
  /// The expiry in the GS1 code of the row's lot.
  var codeExpiry: Day?
  /// The rate of the row, in `capacity.csv`.
  var capacityRate = CapacityRate()
  /// What was found so far.
  var messages: [RoundMessage] = []
  /// The cells that could not be read.
  var unread = UnreadCells()
  /// The texts made so far, where many cells are read.
  private var pool: TextPool?

  init(file: String, style: CellNumber.Style?, bytes: UnsafeBufferPointer<UInt8>) {
    self.file = file
    self.style = style
    self.bytes = bytes
  }

  /// The cell's bytes, doubled quotes still doubled.
  var raw: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: bytes[cell.start..<cell.end]) }

  /// Prepares to read many rows.
  mutating func beginRows(of columns: [String]) {
    self.columns = columns
    pool = TextPool(bytes)
  }

  /// Prepares to read a row.
  mutating func begin(row: Int) {
    self.row = row
    dataRow += 1
    codeExpiry = nil
    if otherColumn != nil { otherColumn = nil }
  }

  /// The cell's text, composed.
  mutating func text() -> String {
    guard cell.hasDoubledQuotes else {
      return pool?.text(from: cell.start, to: cell.end) ?? ComposedText.of(raw)
    }
    var plain: [UInt8] = []
    var skip = false
    for byte in raw {
      if byte == UInt8(ascii: "\""), skip {
        skip = false
        continue
      }
      skip = byte == UInt8(ascii: "\"")
      plain.append(byte)
    }
    return plain.withUnsafeBufferPointer { ComposedText.of($0) }
  }

  /// Reports the cell and remembers that it could not be read.
  mutating func report(_ code: String, _ wording: Wording) {
    messages.append(
      RoundMessage(.error, code, file: file, row: row, column: column, text: text(), wording))
    unread.insert(file: file, row: row, column: column)
  }

  /// The cell as a decimal number.
  mutating func number() -> ExactDecimal? {
    CellNumber.simple(raw, style: style ?? .exact) ?? number(of: raw, percentAllowed: false)
  }

  /// The cell as a part of one: `0.35`, or `35%`.
  mutating func rate() -> ExactDecimal? {
    if let value = CellNumber.simple(raw, style: style ?? .exact) { return value }
    guard raw.last == UInt8(ascii: "%") else { return number(of: raw, percentAllowed: true) }
    var digits = raw.dropLast()
    while digits.last == UInt8(ascii: " ") { digits = digits.dropLast() }
    guard let percent = number(of: UnsafeBufferPointer(rebasing: digits), percentAllowed: true) else {
      return nil
    }
    guard let rate = ExactDecimal(mantissa: percent.mantissa, decimals: percent.decimals + 2) else {
      report("too_many_digits", CellWording.tooLong(text()))
      return nil
    }
    return rate
  }

  /// The cell as a whole number.
  mutating func whole() -> Int? {
    guard let value = number() else { return nil }
    guard value.isWhole else {
      report("not_whole", CellWording.notWhole(text(), column: title))
      return nil
    }
    return Int(value.mantissa)
  }

  private mutating func number(of digits: UnsafeBufferPointer<UInt8>, percentAllowed: Bool) -> ExactDecimal? {
    var reading = CellNumber.read(digits, style: style ?? .exact)
    if style == nil, reading == .unreadable { reading = CellNumber.read(digits, style: .vietnamese) }
    switch reading {
    case .value(let value): return value
    case .ambiguous: report("ambiguous_number", CellWording.ambiguous(text()))
    case .tooLong:
      // Sums in the program's own tables may have a digit more than people may write.
      if style == .exact, let value = ExactDecimal(plain: text()) { return value }
      report("too_many_digits", CellWording.tooLong(text()))
    case .unreadable:
      if !percentAllowed, digits.last == UInt8(ascii: "%") {
        report("percent_not_allowed", CellWording.percent(text(), column: title))
      } else {
        report("bad_number", CellWording.badNumber(text(), style: style ?? .plain, digits: digits))
      }
    }
    return nil
  }

  /// The cell as a day.
  mutating func date() -> Day? { date(monthAllowed: false) }

  /// The cell as a day, or as a month that stands for its last day.
  mutating func expiry() -> Day? { date(monthAllowed: true) }

  private mutating func date(monthAllowed: Bool) -> Day? {
    switch CellDate.read(raw) {
    case .day(let day): return day
    case .month(let last) where monthAllowed: return last
    case .serialNumber(let day): report("excel_serial_date", CellWording.serialNumber(text(), day))
    case .twoDigitYear: report("two_digit_year", CellWording.twoDigitYear(text()))
    case .monthFirst(let day): report("bad_date", CellWording.monthFirst(text(), day))
    case .noSuchDay: report("bad_date", CellWording.noSuchDay(text()))
    case .month: report("bad_date", CellWording.monthAlone(text()))
    case .unreadable: report("bad_date", CellWording.badDate(text(), monthAllowed: monthAllowed))
    }
    return nil
  }

  /// The cell as a lot's status.
  mutating func status() -> LotStatus? {
    if let status = LotStatus(rawValue: text()) { return status }
    let written = text().lowercased()
    if let status = LotStatus(rawValue: written) { return status }
    let known = LotStatus.allCases.map(\.rawValue)
    report(
      "unknown_status", CellWording.unknownStatus(text(), meant: Likeness(known: known).nearest(to: written)))
    return nil
  }

  /// The cell as weekdays, `1-6` or `1,3,5`, 1 being Monday; ranges ascend.
  mutating func weekdays() -> Set<Int>? {
    if let days = CellWeekdays.read(raw) { return days }
    var days: Set<Int> = []
    for part in text().split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { end -> Int? in
        let digits = end.filter { $0 != " " }
        return digits.count == 1 ? digits.first?.wholeNumberValue : nil
      }
      guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1],
        (1...7).contains(first), (1...7).contains(last), first <= last
      else {
        report("bad_weekdays", CellWording.weekdays(text()))
        return nil
      }
      days.formUnion(first...last)
    }
    return days
  }

  /// The cell as reservations: `group` or `group:dose`, several joined by `|`.
  mutating func reservations() -> [Reservation]? {
    var list: [Reservation] = []
    for part in text().split(separator: "|", omittingEmptySubsequences: false) {
      let pieces = part.split(separator: ":", omittingEmptySubsequences: false).map { trimmed($0) }
      let dose = pieces.count == 2 ? Int(pieces[1]) : nil
      guard !pieces[0].isEmpty, pieces.count == 1 || (pieces.count == 2 && (dose ?? 0) >= 1) else {
        report("bad_reservation", CellWording.reservation(text()))
        return nil
      }
      let reservation = Reservation(group: pieces[0], dose: dose)
      if !list.contains(reservation) { list.append(reservation) }
    }
    return list
  }

  private func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first?.isWhitespace ?? false { text.removeFirst() }
    while text.last?.isWhitespace ?? false { text.removeLast() }
    return String(text)
  }
}
