import AllocationModel
import LinearProgramming

/// The best use of doses that are already where they will be used, one recipient at a time.
///
/// Once it is settled what is shipped, nothing but the recipients' own lines and sessions binds, so that each
/// is a small linear program of its own. Waste, need, sooner and expiry are sums over recipients; for fair
/// shares a recipient cannot do better than to vaccinate as many as it can.
struct BestUse: Sendable {
  /// The program of each recipient that has anything to give.
  let programs: [LinearProgram]
  /// For each program its recipient, and for each of its columns the source and the way.
  let recipients: [(recipient: Int, columns: [(source: Int, way: Int)])]

  /// Writes the programs for the stock in some books.
  init(_ books: [RecipientBook], index: RoundIndex) {
    var programs: [LinearProgram] = []
    var recipients: [(recipient: Int, columns: [(source: Int, way: Int)])] = []
    for book in books {
      var columns: [(source: Int, way: Int)] = []
      for (source, facts) in book.sources.enumerated() where facts.unitsLeft + facts.unitsGiven > 0 {
        for way in facts.ways.indices { columns.append((source, way)) }
      }
      guard !columns.isEmpty else { continue }
      programs.append(BestUse.program(book, columns: columns, index: index))
      recipients.append((book.recipient, columns))
    }
    self.programs = programs
    self.recipients = recipients
  }

  private static func program(
    _ book: RecipientBook, columns: [(source: Int, way: Int)], index: RoundIndex
  ) -> LinearProgram {
    let place = index.round.places[index.recipients[book.recipient].place].place
    var builder = LinearProgramBuilder(name: place)
    var contents: [Int: Int] = [:]
    var needs: [Int: Int] = [:]
    var booked: [SessionRows.Entry] = []
    for (source, way) in columns {
      let facts = book.sources[source]
      let column = builder.addColumn()
      let held = index.doses(facts.unitsLeft + facts.unitsGiven)
      let content = contents[source] ?? builder.addRow(upper: held)
      contents[source] = content
      builder.add(index.doses(facts.ways[way].share), row: content, column: column)
      let line = facts.ways[way].line
      let need = needs[line] ?? builder.addRow(upper: Double(index.lines[line].need))
      needs[line] = need
      builder.add(1, row: need, column: column)
      booked.append(SessionRows.Entry(column: column, window: facts.ways[way].window, line: line))
    }
    SessionRows.add(booked, of: book.recipient, index: index, to: &builder)
    builder.stages = stages(book, columns: columns, index: index)
    return builder.finish()
  }

  private static func stages(
    _ book: RecipientBook, columns: [(source: Int, way: Int)], index: RoundIndex
  ) -> [Stage] {
    func terms(_ coefficient: (RecipientBook.Source, RecipientBook.Way) -> Double) -> [Term] {
      columns.enumerated().compactMap { column, entry in
        let source = book.sources[entry.source]
        let value = coefficient(source, source.ways[entry.way])
        return value == 0 ? nil : Term(column: column, coefficient: value)
      }
    }
    var stages: [Stage] = []
    for objective in index.round.policy.objectives {
      switch objective {
      case .waste:
        let saved = terms { source, way in
          let saves =
            index.lots[source.lot].isCounted || (source.when == .now && index.isLateWhenShipped(source.lot))
          return saves ? index.doses(way.share) : 0
        }
        stages.append(Stage(name: objective.rawValue, objective: .maximize(saved)))
      case .need:
        for tier in index.round.tiers {
          let people = terms { index.lines[$1.line].tier == tier ? 1 : 0 }
          stages.append(Stage(name: "need:\(tier)", objective: .maximize(people)))
        }
      case .equity: stages.append(Stage(name: objective.rawValue, objective: .maximize(terms { _, _ in 1 })))
      case .sooner:
        stages.append(
          Stage(
            name: objective.rawValue,
            objective: .minimize(terms { source, _ in source.when == .later ? 1 : 0 })))
      case .earliestExpiry:
        let ranked = terms { Double(index.lots[$0.lot].rank) * index.doses($1.share) }
        stages.append(Stage(name: objective.rawValue, objective: .minimize(ranked)))
      case .transport: break
      }
    }
    return stages
  }
}

extension VialRounding {
  /// Vaccinates anew with what has been shipped, as well as the round's objectives allow.
  mutating func vaccinateAnew(settings: SolverSettings, threads: Int) throws(LinearProgramError) {
    prepareHere()
    // People are whole in the end whatever the arithmetic.
    var settings = settings
    settings.certifiesExactly = false
    let use = BestUse(books, index: index)
    let solutions = try LinearProgram.solve(use.programs, settings: settings, threads: threads)
    for (entry, solution) in zip(use.recipients, solutions) {
      books[entry.recipient].clear()
      for (column, place) in entry.columns.enumerated() {
        let people = Int((solution.columnValues[column] + 1e-6).rounded(.down))
        if people > 0 { _ = books[entry.recipient].vaccinate(people, source: place.source, way: place.way) }
      }
    }
    useUp()
  }
}
