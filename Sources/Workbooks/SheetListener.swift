#if Workbook
  internal import AllocationModel

  /// A sheet's part: its rows and cells.
  final class SheetListener: XMLListener {
    private(set) var rows: [SheetRow] = []
    private(set) var isOverfull = false
    /// Whether rows or cells stood in a place that no spreadsheet writes.
    private(set) var isDisordered = false

    private let shared: [String]
    private let looks: [NumberLook]
    private let is1904: Bool
    private let mostCells: Int

    private var cellCount = 0
    private var row = 0
    private var cells: [SheetCellReading] = []
    private var column = -1
    private var type = ""
    private var style = 0
    private var value: [UInt8] = []
    private var inline = RichText()
    /// Cells stand in the data of the sheet alone: drawings and controls have rows of their own.
    private var isInData = false
    private var isInValue = false
    private var hasFormula = false
    private var hasValue = false

    init(shared: [String], looks: [NumberLook], is1904: Bool, mostCells: Int) {
      self.shared = shared
      self.looks = looks
      self.is1904 = is1904
      self.mostCells = mostCells
    }

    func begin(_ name: String, _ attributes: XMLAttributes) {
      if name == "sheetData" { isInData = true }
      guard isInData else { return }
      switch name {
      case "row":
        let number = attributes["r"].flatMap { Int($0) } ?? row + 1
        if number <= row || number > 1_048_576 { isDisordered = true }
        row = number
        column = -1
        cells = []
      case "c":
        let place = attributes["r"].flatMap { SheetAddress.parse($0.utf8) }
        let next = place?.column ?? column + 1
        if next <= column || place.map({ $0.row != row }) ?? false { isDisordered = true }
        column = next
        type = attributes["t"] ?? "n"
        style = attributes["s"].flatMap { Int($0) } ?? 0
        value.removeAll(keepingCapacity: true)
        inline = RichText()
        hasFormula = false
        hasValue = false
      case "f": hasFormula = true
      case "v":
        isInValue = true
        hasValue = true
      default: if type == "inlineStr" { inline.begin(name) }
      }
    }

    func end(_ name: String) {
      guard isInData else { return }
      switch name {
      case "sheetData": isInData = false
      case "v": isInValue = false
      case "c":
        if let reading { cells.append(SheetCellReading(column: column, value: reading)) }
      case "row":
        if !cells.isEmpty { rows.append(SheetRow(number: row, cells: cells)) }
        cellCount += cells.count
        if cellCount > mostCells { isOverfull = true }
      default: if type == "inlineStr" { inline.end(name) }
      }
    }

    func text(_ text: UnsafeBufferPointer<UInt8>) {
      if isInValue { value.append(contentsOf: text) } else if type == "inlineStr" { inline.add(text) }
    }

    /// What the cell that just ended holds; nil where it is blank.
    private var reading: SheetCellReading.Value? {
      if type == "inlineStr" { return nonBlank(inline.text) }
      let text = String(decoding: value, as: UTF8.self)
      if hasFormula, !hasValue || (text.isEmpty && type != "str") { return .uncalculated }
      if text.isEmpty { return nil }
      switch type {
      case "s":
        guard let index = Int(text), shared.indices.contains(index) else {
          isDisordered = true
          return nil
        }
        return nonBlank(shared[index])
      case "str": return nonBlank(RichText.unescaped(text))
      case "b": return .flag(text == "1" || text == "true")
      case "e": return .error(text)
      case "d": return Day(iso: String(text.prefix(10))).map { .day($0) } ?? .text(text)
      default:
        guard let number = Double(text), number.isFinite else {
          isDisordered = true
          return nil
        }
        let look = looks.indices.contains(style) ? looks[style] : NumberLook(builtIn: 0)
        return look.value(of: number, is1904: is1904)
      }
    }

    private func nonBlank(_ text: String) -> SheetCellReading.Value? {
      text.allSatisfy(\.isWhitespace) ? nil : .text(text)
    }
  }
#endif
