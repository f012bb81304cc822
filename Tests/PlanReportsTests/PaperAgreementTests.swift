import AllocationModel
import Foundation
import Testing

@testable import PlanReports

/// Every lot, recipient and number on paper is the plan's.
struct PaperAgreementTests {
  private let figures = Figures(.vietnamese)
  private let tables: RoundTables
  private let plan: Plan
  private let round: Round
  private let papers: RoundPapers

  init() throws {
    (tables, plan) = Province.make(seed: 3)
    round = try Round(tables)
    papers = RoundPapers(plan: plan, round: round, language: .vietnamese)
  }

  /// Places as papers name them: a name that several places share is told apart by the code.
  private func name(_ code: String) -> String {
    guard let place = tables.places.first(where: { $0.place == code }), let name = place.name else {
      return code
    }
    return tables.places.count { $0.name == name } > 1 ? "\(name) (\(code))" : name
  }

  private func name(vaccine code: String) -> String {
    tables.vaccines.first { $0.vaccine == code }?.name ?? code
  }

  private var now: [Shipment] { plan.shipments.filter { $0.when == .now } }

  private func expiry(_ lot: String) throws -> Day {
    try #require(tables.lots.first { $0.lot == lot }).expiry
  }

  @Test func `the annex has every shipment of this dispatch, and its sums balance`() throws {
    let page = try PageReading(papers.annex)
    let rows = try #require(page.tables.first).table.rows.dropFirst()
    let lines = rows.filter { Int($0[0]) != nil }
    let stated = Set(lines.map { "\($0[1])|\($0[2])|\($0[3])|\($0[4])|\($0[5])|\($0[6])" })
    let planned = try Set(
      now.map {
        "\(name($0.to))|\(name(vaccine: $0.vaccine))|\($0.lot)|\(figures.day(try expiry($0.lot)))|"
          + "\(figures.number($0.vials))|\(figures.number($0.doses))"
      })
    #expect(stated == planned)
    #expect(lines.map { $0[0] } == (1...now.count).map(String.init))
    let vials = now.reduce(0) { $0 + $1.vials }
    let doses = now.reduce(0) { $0 + $1.doses }
    #expect(rows.last?.suffix(4).first == figures.number(vials))
    #expect(rows.last?.suffix(3).first == figures.number(doses))
    #expect(page.text.contains("\(NumberWords.sentence(vials, .vietnamese)) lọ"))
    #expect(page.text.contains("\(NumberWords.sentence(doses, .vietnamese)) liều"))
  }

  @Test func `the annex says what was on hand, what is issued and what is left of every lot`() throws {
    let balance = try #require(try PageReading(papers.annex).tables.last).table.rows.dropFirst()
    for row in balance.dropLast() {
      let lot = try #require(tables.lots.first { $0.lot == row[0] })
      let issued = now.filter { $0.lot == lot.lot }.reduce(0) { $0 + $1.vials }
      #expect(row[3...5] == [lot.vials, issued, lot.vials - issued].map(figures.number)[...])
    }
    #expect(Set(balance.dropLast().map { $0[0] }) == Set(now.map(\.lot)))
  }

  @Test func `there is an issue note for every recipient that gets vials, with what it gets`() throws {
    let page = try PageReading(papers.issueNotes)
    var stated: Set<String> = []
    for (_, table) in page.tables {
      for row in table.rows.dropFirst() where Int(row[0]) != nil {
        stated.insert(row[1] + "|" + row[3] + "|" + row[4])
      }
    }
    #expect(
      stated
        == Set(
          now.map {
            "\(name(vaccine: $0.vaccine))|\($0.lot)|\(figures.number($0.vials))|\(figures.number($0.doses))"
          }))
    for recipient in Set(now.map(\.to)) {
      let mine = now.filter { $0.to == recipient }
      let words = NumberWords.sentence(mine.reduce(0) { $0 + $1.doses }, .vietnamese)
      #expect(page.text.contains(name(recipient)))
      #expect(page.text.contains(words))
    }
    #expect(
      papers.issueNotes.components(separatedBy: "class=\"sheet\"").count - 1 == Set(now.map(\.to)).count)
  }

  @Test func `a picking list for each store adds up by lot`() throws {
    let page = try PageReading(papers.pickingLists)
    #expect(page.tables.count == Set(now.map(\.from)).count)
    var picked: [String: Int] = [:]
    var lot = ""
    for (_, table) in page.tables {
      for row in table.rows.dropFirst() {
        if row[0].isEmpty {
          picked[lot, default: 0] += try #require(Int(row[5].filter { $0 != "." }))
        } else {
          lot = row[0]
          let all = now.filter { $0.lot == lot }.reduce(0) { $0 + $1.vials }
          #expect(row[5] == figures.number(all))
        }
      }
    }
    #expect(picked == Dictionary(grouping: now, by: \.lot).mapValues { $0.reduce(0) { $0 + $1.vials } })
  }

  @Test func `the report says what each recipient gets`() throws {
    let page = try PageReading(papers.report)
    let rows = try #require(page.tables(in: "recipients").first).rows.dropFirst()
    #expect(rows.count == tables.places.count { !$0.isStore } + 1)
    for row in rows.dropLast() {
      let place = try #require(tables.places.first { name($0.place) == row[0] })
      let mine = plan.shipments.filter { $0.to == place.place }
      let people = plan.use.filter { $0.place == place.place }.reduce(0) { $0 + $1.people }
      let need = tables.demand.filter { $0.place == place.place }.reduce(0) { $0 + $1.need }
      let expected = [
        mine.filter { $0.when == .now }.reduce(0) { $0 + $1.vials },
        mine.filter { $0.when == .now }.reduce(0) { $0 + $1.doses },
        mine.filter { $0.when == .later }.reduce(0) { $0 + $1.doses }, people, need,
      ]
      #expect(row[1...5] == expected.map(figures.number)[...])
    }
  }

  @Test func `the report follows every lot, and what it gives and loses adds up`() throws {
    let rows = try PageReading(papers.report).rows("lots")
    #expect(rows.count == tables.lots.count + 1)
    for lot in tables.lots {
      let row = try #require(rows.first { $0[0].hasPrefix("\(lot.lot)|") || $0[0].hasPrefix("\(lot.lot) (") })
      let given = plan.use.filter { $0.lot == lot.lot }.reduce(0) { $0 + $1.people }
      let lost = plan.losses.filter { $0.lot == lot.lot }.reduce(0.0) { $0 + $1.dosesLost.doubleValue }
      #expect(row[4] == figures.number(given))
      #expect(row[5] == figures.number(lost, decimals: 1))
    }
  }

  @Test func `the report has every loss and every coverage`() throws {
    let page = try PageReading(papers.report)
    let losses = try page.rows("long losses")
    #expect(losses.count == plan.losses.count + 1)
    for loss in plan.losses {
      #expect(losses.contains { $0[0].hasPrefix(loss.lot + "|") && $0[3] == figures.number(loss.dosesLost) })
    }
    let covered = try #require(page.tables(in: "coverage").last).rows
    for row in plan.coverage {
      let line = try #require(covered.first { $0[0] == name(row.place) })
      let before = figures.percent(try #require(row.coverageBefore), decimals: 1)
      let after = figures.percent(try #require(row.coverageAfter), decimals: 1)
      #expect(line[row.dose].hasPrefix("\(before) → \(after)"))
      if row.need > 0 {
        #expect(line[row.dose].contains("\(figures.number(row.planned)) / \(figures.number(row.need))"))
      }
    }
  }

  @Test func `every drawing has a text that says what it shows`() throws {
    let page = try PageReading(papers.report)
    #expect(page.titles.count > 30)
    #expect(page.titles.allSatisfy { !$0.isEmpty })
    for lot in tables.lots { #expect(page.titles.contains { $0.contains("Lô \(lot.lot), ") }) }
  }
}
