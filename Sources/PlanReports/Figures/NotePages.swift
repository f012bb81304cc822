internal import AllocationModel

/// How the lines of an issue note are parted into pages of A4, where they are too many for one.
///
/// Nobody can ask a printer from here. Heights are worked out from the lengths of the texts, rather too high than too
/// low: a page may end a little early, and must not run over.
struct NotePages: Sendable {
  /// Lines from one origin on a page.
  struct Part: Sendable {
    let origin: String
    /// The number of the first line in the origin's table.
    let first: Int
    var lines: [IssueFigures.Line] = []
    /// Vials and doses of the origin's lines on earlier pages; nil where it begins here.
    let before: (vials: Int, doses: Int)?
    /// Whether the origin's lines go on on the next page.
    var goesOn = false
  }

  /// The pages; one where everything fits it.
  private(set) var pages: [[Part]] = [[]]

  private let paper: Paper
  /// What is left of the page, in millimetres.
  private var room: Double
  private let forWhom: Int
  private let forRemarks: Int

  /// Heights of what stands on a page besides lines, in millimetres, as A4 prints them.
  private enum Height {
    static let page = 265.0
    static let heads = 42.0
    static let continuedHeads = 22.0
    static let origin = 27.0
    static let sum = 6.0
    static let end = 78.0
    static let text = 4.5
  }

  init(_ paper: Paper, _ lines: [IssueFigures.Line], origins: [String]) {
    self.paper = paper
    room = Height.page - Height.heads
    // The column of vaccines and lots is as wide as its longest name; two share what is left.
    let name = lines.map { max(paper.vaccine($0.shipment.vaccine).count, $0.shipment.lot.count) }.max() ?? 0
    let left = max(24, 98 - 1.9 * Double(name))
    forWhom = max(5, Int(left * 0.6 / 1.9))
    forRemarks = max(4, Int(left * 0.4 / 1.9))
    for origin in origins { add(lines.filter { $0.shipment.from == origin }, of: origin) }
    makeRoomForEnd()
  }

  private mutating func add(_ lines: [IssueFigures.Line], of origin: String) {
    guard let first = lines.first else { return }
    if room < Height.origin + height(of: first) + 2 * Height.sum { turn() }
    room -= Height.origin
    open(Part(origin: origin, first: 1, before: nil))
    for (position, line) in lines.enumerated() {
      // Room for what is carried forward is kept.
      if room < height(of: line) + Height.sum, !(pages[pages.count - 1].last?.lines.isEmpty ?? true) {
        pages[pages.count - 1][pages[pages.count - 1].count - 1].goesOn = true
        turn()
        room -= Height.origin + Height.sum
        open(Part(origin: origin, first: position + 1, before: IssueFigures.sum(Array(lines[..<position]))))
      }
      room -= height(of: line)
      pages[pages.count - 1][pages[pages.count - 1].count - 1].lines.append(line)
    }
    room -= Height.sum
  }

  private mutating func turn() {
    pages.append([])
    room = Height.page - Height.continuedHeads
  }

  private mutating func open(_ part: Part) { pages[pages.count - 1].append(part) }

  /// Signatures never stand alone on a page: the last line goes with them.
  private mutating func makeRoomForEnd() {
    guard room < Height.end, var part = pages.last?.last, let line = part.lines.last else { return }
    let isFirst = part.lines.count == 1
    if isFirst, pages[pages.count - 1].count == 1 { return }
    part.lines.removeLast()
    let sum = IssueFigures.sum(part.lines)
    let before =
      isFirst ? part.before : ((part.before?.vials ?? 0) + sum.vials, (part.before?.doses ?? 0) + sum.doses)
    pages[pages.count - 1].removeLast()
    if !isFirst {
      part.goesOn = true
      pages[pages.count - 1].append(part)
    }
    pages.append([
      Part(origin: part.origin, first: part.first + part.lines.count, lines: [line], before: before)
    ])
  }

  /// The height of a line: that of its tallest cell.
  private func height(of line: IssueFigures.Line) -> Double {
    let targets = paper.targets(line.uses)
    let remarks = paper.remarks(line, withLastDay: false).joined(separator: "; ")
    let span = "00/00/0000 – 00/00/0000"
    let texts = [
      2, NotePages.lines(targets, forWhom) + NotePages.lines(span, forWhom),
      NotePages.lines(remarks, forRemarks),
      NotePages.lines(paper.packs(line.shipment.vials, of: line.vaccine) ?? "", 9) + 1,
    ]
    return Double(texts.max() ?? 2) * Height.text + 1.8
  }

  /// How many lines a text takes in a column of so many characters.
  static func lines(_ text: String, _ columns: Int) -> Int {
    DisplayWidth.wrapped(text, to: columns).reduce(0) { sum, line in
      // A word that is longer than the column is broken or makes it wider; either way it is counted.
      sum + max(1, (DisplayWidth.of(line) + columns - 1) / columns)
    }
  }
}
