import AllocationModel

/// One recipient's vaccinations in whole people: what its sources hold, what its lines still need, and what
/// its sessions still have room for.
struct RecipientBook: Sendable {
  /// A line that a source may serve.
  struct Way: Sendable {
    let line: Int
    /// Dose units per injection.
    let share: Int64
    let window: DayWindow
    /// What one person brings.
    let worth: Gain
    var people = 0
  }

  /// Doses of one lot at the recipient.
  struct Source: Sendable {
    let lot: Int
    let when: Dispatch
    /// Usable dose units that have not been given.
    var unitsLeft: Int64 = 0
    /// The lines it may serve, the first to be served first.
    var ways: [Way]

    fileprivate(set) var unitsGiven: Int64 = 0
    fileprivate(set) var people = 0
  }

  /// People added to one way of a source.
  struct Step: Sendable {
    let source: Int
    let way: Int
    let people: Int
  }

  private struct SourceKey: Hashable {
    let lot: Int
    let when: Dispatch
  }

  let recipient: Int
  private let index: RoundIndex
  private let scale: GainScale
  private(set) var sources: [Source] = []
  /// The sources that somebody has a dose of, in ascending order: few of all that there are.
  private var sourcesInUse: [Int] = []
  private var positions: [SourceKey: Int?] = [:]
  private var book: SessionBook
  private let firstLine: Int
  private var needLeft: [Int]
  private let peopleInNeed: Int
  /// People per line that the relaxation would vaccinate; lines are served up to it first.
  private let targets: [Double]
  private(set) var people = 0
  /// Grows with every change, so that what was worked out from the book can be known to be old; who takes all
  /// changes back may put it back too.
  var version = 0

  /// Opens the book of a recipient.
  init(
    recipient: Int, index: RoundIndex, scale: GainScale, lotsThatReach: [(lot: Int, leadDays: Int)],
    targets: [Double]
  ) {
    self.recipient = recipient
    self.index = index
    self.scale = scale
    let lines = index.recipients[recipient].lines
    firstLine = lines.lowerBound
    needLeft = lines.map { index.lines[$0].need }
    peopleInNeed = needLeft.reduce(0, +)
    self.targets = targets
    var firsts = Set(lines.map { index.lines[$0].window.first })
    var lasts = Set(lines.map { index.lines[$0].window.last })
    func add(_ window: DayWindow?) {
      guard let window else { return }
      firsts.insert(window.first)
      lasts.insert(min(window.last, index.horizon))
    }
    for lot in index.lots.indices where index.lots[lot].place == index.recipients[recipient].place {
      add(index.windowHere(ofLot: lot))
    }
    for (lot, leadDays) in lotsThatReach {
      add(index.window(ofLot: lot, leadDays: leadDays, .now))
      add(index.window(ofLot: lot, leadDays: leadDays, .later))
    }
    for pin in index.pins where pin.recipient == recipient {
      add(RecipientBook.window(ofLot: pin.lot, recipient: recipient, .now, isPinned: true, index: index))
    }
    book = SessionBook(firsts: firsts, lasts: lasts) { window in
      let clipped = window.intersection(DayWindow(first: 0, last: index.horizon))
      return clipped.isEmpty ? 0 : index.capacity(of: recipient, in: clipped)
    }
  }

  private static func window(
    ofLot lot: Int, recipient: Int, _ when: Dispatch, isPinned: Bool, index: RoundIndex
  ) -> DayWindow? {
    if when == .here { return index.windowHere(ofLot: lot) }
    let place = index.recipients[recipient].place
    guard let lane = index.round.lanes.lane(from: index.lots[lot].place, to: place) else { return nil }
    return index.window(ofLot: lot, leadDays: lane.leadDays, when, isPinned: isPinned)
  }

  /// The position of a source, made empty where it is new; nil where it can serve nobody.
  mutating func source(lot: Int, when: Dispatch, isPinned: Bool = false) -> Int? {
    let key = SourceKey(lot: lot, when: when)
    if let known = positions[key] { return known }
    let window = RecipientBook.window(
      ofLot: lot, recipient: recipient, when, isPinned: isPinned, index: index)
    var ways: [Way] = []
    for line in window == nil ? 0..<0 : index.recipients[recipient].lines {
      let share = index.share(ofLot: lot, forLine: line)
      guard share > 0, let days = window?.intersection(index.lines[line].window), !days.isEmpty else {
        continue
      }
      let worth = scale.worth(ofLot: lot, when: when, line: line, share: share)
      // They are few and mostly in order already.
      var place = ways.count
      while place > 0, ways[place - 1].worth < worth { place -= 1 }
      ways.insert(Way(line: line, share: share, window: days, worth: worth), at: place)
    }
    guard !ways.isEmpty else {
      positions[key] = .some(nil)
      return nil
    }
    sources.append(Source(lot: lot, when: when, ways: ways))
    positions[key] = sources.count - 1
    return sources.count - 1
  }

  /// Adds dose units to a source, or with a negative number takes them out.
  mutating func stock(_ units: Int64, source: Int) {
    sources[source].unitsLeft += units
    if units != 0 { version &+= 1 }
  }

  /// Vaccinates up to so many people on one way; returns how many could be.
  mutating func vaccinate(_ wanted: Int, source: Int, way: Int) -> Int {
    let facts = sources[source].ways[way]
    var people = min(wanted, needLeft[facts.line - firstLine])
    people = min(people, Int(max(0, sources[source].unitsLeft) / facts.share))
    guard people > 0 else { return 0 }
    people = min(people, book.room(in: facts.window))
    guard people > 0 else { return 0 }
    apply(Step(source: source, way: way, people: people))
    return people
  }

  /// Serves the lines of a source as far as they need, up to the relaxation's targets first.
  mutating func serve(source: Int) -> [Step] {
    var steps: [Step] = []
    for keepsToTarget in [true, false] {
      for way in sources[source].ways.indices
      where sources[source].unitsLeft >= sources[source].ways[way].share {
        let line = sources[source].ways[way].line - firstLine
        var wanted = needLeft[line]
        if keepsToTarget {
          let done = index.lines[line + firstLine].need - needLeft[line]
          wanted = min(wanted, Int((targets[line] + 0.999).rounded(.down)) - done)
        }
        let people = wanted > 0 ? vaccinate(wanted, source: source, way: way) : 0
        if people > 0 { steps.append(Step(source: source, way: way, people: people)) }
      }
    }
    return steps
  }

  /// Serves people from a source in the place of others who bring less.
  ///
  /// Somebody gives way where the sessions are full, or who is of the same line and would have had another
  /// source's dose.
  mutating func serveInPlaceOfOthers(source: Int) -> [Step] {
    var steps: [Step] = []
    for way in sources[source].ways.indices {
      while let exchange = bestExchange(for: source, way: way) {
        apply(Step(source: exchange.source, way: exchange.way, people: -exchange.people))
        let people = vaccinate(exchange.people, source: source, way: way)
        steps.append(Step(source: exchange.source, way: exchange.way, people: -exchange.people))
        steps.append(Step(source: source, way: way, people: people))
        if people < exchange.people { break }
      }
    }
    return steps
  }

  /// Who brings least of those who could give way to people of one way, and how many of them.
  private func bestExchange(for source: Int, way: Int) -> Step? {
    let wanted = sources[source].ways[way]
    let most = Int(max(0, sources[source].unitsLeft) / wanted.share)
    let open = needLeft[wanted.line - firstLine]
    guard most > 0 else { return nil }
    var best: Step?
    var bestWorth = wanted.worth
    for other in sourcesInUse where other != source {
      for position in sources[other].ways.indices {
        let people = sources[other].ways[position].people
        guard people > 0, sources[other].ways[position].worth < bestWorth else { continue }
        let isSameLine = sources[other].ways[position].line == wanted.line
        let leaving = min(most, people, isSameLine ? people : open)
        guard leaving > 0 else { continue }
        let window = sources[other].ways[position].window
        let coming = min(leaving, book.room(in: wanted.window, without: leaving, in: window))
        if coming > 0 {
          best = Step(source: other, way: position, people: coming)
          bestWorth = sources[other].ways[position].worth
        }
      }
    }
    return best
  }

  /// Takes people out until a source holds enough for those left, whoever brings least first.
  mutating func giveUp(source: Int) -> [Step] {
    var steps: [Step] = []
    for way in sources[source].ways.indices.reversed() where sources[source].unitsLeft < 0 {
      let facts = sources[source].ways[way]
      let people = min(facts.people, Int((-sources[source].unitsLeft + facts.share - 1) / facts.share))
      guard people > 0 else { continue }
      steps.append(Step(source: source, way: way, people: -people))
      apply(Step(source: source, way: way, people: -people))
    }
    return steps
  }

  /// What steps bring, fair shares included.
  func worth(of steps: [Step], peopleBefore: Int) -> Gain {
    var gain = scale.worth(ofPeople: people, insteadOf: peopleBefore, at: recipient)
    for step in steps { gain.add(sources[step.source].ways[step.way].worth, times: Int64(step.people)) }
    return gain
  }

  /// What everybody in the book brings, fair shares included.
  var worth: Gain {
    var gain = scale.worth(ofPeople: people, insteadOf: 0, at: recipient)
    for source in sources {
      for way in source.ways where way.people > 0 { gain.add(way.worth, times: Int64(way.people)) }
    }
    return gain
  }

  /// Takes steps back.
  mutating func undo(_ steps: [Step]) {
    for step in steps.reversed() { apply(Step(source: step.source, way: step.way, people: -step.people)) }
  }

  private mutating func apply(_ step: Step) {
    let way = sources[step.source].ways[step.way]
    sources[step.source].ways[step.way].people += step.people
    let wasInUse = sources[step.source].people > 0
    sources[step.source].people += step.people
    if (sources[step.source].people > 0) != wasInUse { noteUse(of: step.source, isInUse: !wasInUse) }
    sources[step.source].unitsLeft -= Int64(step.people) * way.share
    sources[step.source].unitsGiven += Int64(step.people) * way.share
    version &+= 1
    needLeft[way.line - firstLine] -= step.people
    people += step.people
    book.book(step.people, in: way.window)
  }

  private mutating func noteUse(of source: Int, isInUse: Bool) {
    let position = sourcesInUse.firstIndex { $0 >= source } ?? sourcesInUse.count
    if isInUse { sourcesInUse.insert(source, at: position) } else { sourcesInUse.remove(at: position) }
  }

  /// Takes everybody out of the book.
  mutating func clear() {
    for source in sources.indices {
      for way in sources[source].ways.indices where sources[source].ways[way].people > 0 {
        apply(Step(source: source, way: way, people: -sources[source].ways[way].people))
      }
    }
  }

  /// Whether no source has been opened.
  var isUnused: Bool { sources.isEmpty }

  /// Whether nobody is left to vaccinate.
  var isSatisfied: Bool { people == peopleInNeed }

  /// People of a line that still go without.
  func needLeft(line: Int) -> Int { needLeft[line - firstLine] }

  /// How many more people with this window the sessions have room for.
  func room(in window: DayWindow) -> Int { book.room(in: window) }
}
