import Foundation
import Testing

/// Rounds that keep stock for next doses, from the tables to the papers and into the next round.
struct NextDoseCommandTests {
  /// Twenty vials of ten doses for 150 people, who need a second dose after three weeks.
  private static func round(_ secures: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.writeRound(
      to: "r", settings: #"{"id": "đợt 1", "date": "2022-10-01", "next_dispatch": "2022-10-08"\#(secures)}"#)
    try folder.write("vaccine,group,dose\nAZ,18+,1\nAZ,18+,2\n", to: "r/eligibility.csv")
    try folder.write("lot,vaccine,place,vials,expiry\nA1,AZ,KHO,20,2022-11-30\n", to: "r/lots.csv")
    try folder.write(
      "vaccine,group,dose,next_dose,least_days,most_days,same_vaccine\n*,18+,1,2,21,60,yes\n",
      to: "r/course.csv")
    return folder
  }

  @Test func `half of the people begin, the other half of the stock is kept, and the cost is said`() throws {
    let folder = try NextDoseCommandTests.round(#", "secure_next_dose": true"#)
    let run = try CommandRun(["plan", "r"], in: folder.path)
    #expect(run.code == 0)
    #expect(run.errors.isEmpty)
    let output = run.output.replacingOccurrences(of: "\n  ", with: " ")
    #expect(output.contains("Kept for the next dose of 100 people who begin: 10 vials (kept.csv). 100 of"))
    #expect(output.contains("in that order of objectives 100 people can be vaccinated; without it 150."))
    #expect(
      try folder.text(of: "r.plan/kept.csv").hasSuffix(
        "\nA1,AZ,KHO,842,18+,2,1,AZ,100,10,2022-10-22,2022-10-28\n"))
    let verdict = try CommandRun(["verify", "r", "r.plan"], in: folder.path)
    #expect(verdict.output.hasSuffix("\nThe plan keeps every rule.\n"))
    #expect(try CommandRun(["report", "r", "r.plan", "--language", "vi"], in: folder.path).code == 0)
    let report = try folder.text(of: "r.report/report.html")
    #expect(report.contains("id=\"kept\""))
    #expect(report.contains("nếu không giữ là 150"))
    // Somebody ships what was to stay.
    try folder.replace("A1,AZ,KHO,842,now", with: "A1,AZ,KHO,842,later", in: "r.plan/shipments.csv")
    #expect(try CommandRun(["verify", "r", "r.plan"], in: folder.path).code == 1)
  }

  @Test func `without the wish everybody begins, and nothing is said of it`() throws {
    for secures in ["", #", "secure_next_dose": false"#] {
      let folder = try NextDoseCommandTests.round(secures)
      let run = try CommandRun(["plan", "r"], in: folder.path)
      #expect(!run.output.contains("next dose"))
      #expect(try !folder.names(in: "r.plan").contains("kept.csv"))
      #expect(try folder.text(of: "r.plan/coverage.csv").contains("842,18+,1,,,150,"))
    }
  }

  @Test func `those for whom doses were kept fall due in the next round, on days within theirs`() throws {
    let folder = try NextDoseCommandTests.round(#", "secure_next_dose": true"#)
    #expect(try CommandRun(["plan", "r"], in: folder.path).code == 0)
    let use = try folder.text(of: "r.plan/use.csv").split(separator: "\n")[1].split(separator: ",")
    let (first, last) = (use[10], use[11])
    try folder.write(
      "lot,vaccine,from,to,vials,date\nA1,AZ,KHO,842,10,2022-10-01\n", to: "a/received.csv")
    try folder.write(
      "place,group,dose,lot,vaccine,people,from,to\n842,18+,1,A1,AZ,100,\(first),\(last)\n", to: "a/given.csv"
    )
    try folder.write(
      "lot,vaccine,place,vials,date\nA1,AZ,KHO,10,2022-10-07\nA1,AZ,842,0,2022-10-07\n", to: "a/stock.csv")
    let run = try CommandRun(
      ["close", "r", "r.plan", "--actual", "a", "-o", "s"], in: folder.path)
    #expect(run.code == 0)
    let rows = try folder.text(of: "s/demand.csv").split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let heading = rows[0]
    let due = try #require(rows.first { $0[1] == "18+" && $0[2] == "2" })
    func cell(_ name: String) throws -> String { due[try #require(heading.firstIndex(of: name))] }
    #expect(try cell("eligible") == "100")
    #expect(try cell("from") >= "2022-10-22")
    #expect(try cell("from") <= "2022-10-28")
    #expect(try folder.text(of: "s/round.json").contains("\"secure_next_dose\": true"))
    // What was kept is there, and serves them.
    #expect(try CommandRun(["plan", "s"], in: folder.path).code == 0)
    let coverage = try folder.text(of: "s.plan/coverage.csv")
    #expect(coverage.contains("842,18+,2,,,100,"))
  }
}
