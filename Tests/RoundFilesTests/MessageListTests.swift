import AllocationModel
import Foundation
import Testing

@testable import RoundFiles

@Suite struct MessageListTests {
  /// The codes of one table of the documented list.
  private func documented(under heading: String) throws -> Set<String> {
    let text = try String(
      contentsOfFile: "\(packageFolder)/Sources/RoundFiles/RoundFiles.docc/Messages.md", encoding: .utf8)
    let section = try #require(text.components(separatedBy: "\n## ").first { $0.hasPrefix(heading) })
    return Set(
      section.split(separator: "\n").filter { $0.hasPrefix("| `") }.compactMap { line in
        line.split(separator: "`").dropFirst().first.map(String.init)
      })
  }

  @Test func `every documented error has a fixture, and every fixture's code is documented`() throws {
    let broken =
      RoundErrorTests.cells + RoundErrorTests.ranges + RoundErrorTests.references + RoundErrorTests.days
      + RoundErrorTests.settings + RoundErrorTests.pins
    // These are broken by files, not by cells, and have tests of their own.
    let others: Set = [
      "missing_file", "nearly_known_file", "encoding", "empty_file", "missing_column", "pin_of_unusable_lot",
      "plan_incomplete", "plan_contradicts_itself", "sheet_twice", "ledger_row_incomplete",
    ]
    #expect(try documented(under: "Errors") == Set(broken.map(\.code)).union(others))
  }

  @Test func `every documented note has a fixture, and every fixture's code is documented`() throws {
    // Those about the figures as a whole have tests of their own.
    let others: Set = [
      "other_file", "figures_older", "figures_newer", "goal_not_reached", "goal_claim_contradicted",
      "goal_claim_unproved",
    ]
    #expect(try documented(under: "Notes") == Set(RoundNoteTests.notes.map(\.code)).union(others))
  }
}

@Suite struct TableListTests {
  /// The lines that document a table's columns.
  private func lines<Row>(_ layout: TableLayout<Row>) -> [String] {
    layout.columns.map { "| \($0.isRequired ? "**\($0.name)**" : $0.name) | \($0.kind.rawValue) |" }
  }

  @Test func `the documented columns are those that are read`() throws {
    let text = try String(
      contentsOfFile: "\(packageFolder)/Sources/RoundFiles/RoundFiles.docc/Tables.md", encoding: .utf8)
    let sections = text.components(separatedBy: "\n## ").dropFirst()
    let documented = Dictionary(
      sections.map { section in
        let all = section.split(separator: "\n").map(String.init)
        return (all[0], Array(all.dropFirst(3)))
      }, uniquingKeysWith: { first, _ in first })
    #expect(
      documented == [
        "vaccines.csv": lines(RoundTableLayouts.vaccines),
        "eligibility.csv": lines(RoundTableLayouts.eligibility),
        "places.csv": lines(RoundTableLayouts.places), "lots.csv": lines(RoundTableLayouts.lots),
        "capacity.csv": lines(RoundTableLayouts.capacity), "demand.csv": lines(RoundTableLayouts.demand),
        "lanes.csv": lines(RoundTableLayouts.lanes), "pins.csv": lines(RoundTableLayouts.pins),
        "totals.csv": lines(RoundTableLayouts.totals), "notices.csv": lines(RoundTableLayouts.notices),
        "course.csv": lines(RoundTableLayouts.courses),
        "adjustments.csv": lines(RoundTableLayouts.adjustments),
        "received.csv": lines(ActualLayouts.received), "given.csv": lines(ActualLayouts.given),
        "stock.csv": lines(ActualLayouts.counted), "wasted.csv": lines(ActualLayouts.wasted),
      ])
  }
}
