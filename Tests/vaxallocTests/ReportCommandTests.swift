import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

struct ReportCommandTests {
  private let files = [
    "issue-notes.html", "phu-luc.html", "picking-lists.html", "report.html", "report.json",
  ]

  /// A folder with a small round and its plan.
  private func planned(settings: String = #"{"id": "r1", "date": "2022-10-01"}"#) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.writeRound(to: "r", settings: settings)
    #expect(try CommandRun(["plan", "r"], in: folder.path).code == 0)
    return folder
  }

  @Test func `papers stand beside the round, and are named`() throws {
    let folder = try planned()
    let run = try CommandRun(["report", "r", "r.plan"], in: folder.path)
    #expect(run.errors.isEmpty)
    #expect(run.code == 0)
    #expect(run.output.split(separator: "\n").allSatisfy { $0.hasPrefix("r.report/") })
    #expect(run.output.contains("r.report/report.html\n"))
    let names = try folder.names(in: "r.report").filter { $0 != "plan.xlsx" }
    #expect(names == files)
    for file in files.dropLast() {
      let parser = XMLParser(data: Data(try folder.text(of: "r.report/" + file).utf8))
      #expect(parser.parse(), "\(file)")
    }
  }

  @Test func `the papers are in the round's language, or in the one asked for`() throws {
    let folder = try planned(settings: #"{"id": "r1", "date": "2022-10-01", "language": "vi"}"#)
    #expect(try CommandRun(["report", "r", "r.plan"], in: folder.path).code == 0)
    #expect(try folder.text(of: "r.report/report.html").contains("<html lang=\"vi\">"))
    #expect(
      try CommandRun(["report", "r", "r.plan", "--language", "en", "-o", "en"], in: folder.path).code == 0)
    #expect(try folder.text(of: "en/report.html").contains("<html lang=\"en\">"))
  }

  @Test func `papers are written anew over their own, byte for byte the same`() throws {
    let folder = try planned()
    #expect(try CommandRun(["report", "r", "r.plan"], in: folder.path).code == 0)
    let first = try files.map { try folder.text(of: "r.report/" + $0) }
    #expect(try CommandRun(["report", "r", "r.plan"], in: folder.path).code == 0)
    #expect(try files.map { try folder.text(of: "r.report/" + $0) } == first)
    #expect(try folder.names() == ["r", "r.plan", "r.report"])
  }

  @Test func `a plan of other tables is refused`() throws {
    let folder = try planned()
    try folder.replace("842,18+,1,150", with: "842,18+,1,151", in: "r/demand.csv")
    let run = try CommandRun(["report", "r", "r.plan"], in: folder.path)
    #expect(run.code == 1)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("r.plan was not made from the tables in r as they are now"))
    #expect(try folder.names() == ["r", "r.plan"])
  }

  @Test func `a plan that was changed so that it breaks a rule is refused, whatever it says of itself`()
    throws
  {
    let folder = try planned()
    try folder.replace("2022-10-31,15,150,false", with: "2022-10-31,21,210,false", in: "r.plan/shipments.csv")
    try folder.replace(
      "\"vials\": 15, \"doses\": 150", with: "\"vials\": 21, \"doses\": 210", in: "r.plan/plan.json")
    let run = try CommandRun(["report", "r", "r.plan"], in: folder.path)
    #expect(run.code == 1)
    #expect(run.errors.contains("The plan breaks"))
    #expect(try folder.names() == ["r", "r.plan"])
  }

  @Test func `what is no report of this command is left alone`() throws {
    let folder = try planned()
    try folder.write("mine", to: "photos/a.jpg")
    let run = try CommandRun(["report", "r", "r.plan", "-o", "photos"], in: folder.path)
    #expect(run.code == 3)
    #expect(run.errors == "photos exists and is not a report folder; it was left as it is\n")
    #expect(try CommandRun(["report", "r", "r.plan"], in: folder.path).code == 0)
    try folder.write("<p>signed</p>", to: "r.report/phu-luc.html")
    let changed = try CommandRun(["report", "r", "r.plan"], in: folder.path)
    #expect(changed.code == 3)
    #expect(changed.errors.hasPrefix("phu-luc.html in r.report was changed after it was written"))
    #expect(try folder.text(of: "r.report/phu-luc.html") == "<p>signed</p>")
  }

  @Test func `tables of vaccine use are written from what came back, and only where they are asked for`()
    throws
  {
    let folder = try planned(
      settings: #"{"id": "r1", "date": "2022-10-01", "next_dispatch": "2022-10-10", "language": "vi"}"#)
    try folder.write(
      "lot,vaccine,from,to,vials,date\nA1,AZ,KHO,842,15,2022-10-02\n", to: "back/received.csv")
    try folder.write(
      "place,group,dose,lot,vaccine,people,from,to\n842,18+,1,A1,AZ,96,2022-10-03,2022-10-03\n",
      to: "back/given.csv")
    try folder.write(
      "lot,vaccine,place,vials,doses,reason,date\nA1,AZ,842,,4,open_vial,2022-10-03\n", to: "back/wasted.csv")
    #expect(try CommandRun(["report", "r", "r.plan", "-o", "without"], in: folder.path).code == 0)
    #expect(try !folder.names(in: "without").contains("vaccine-use.html"))
    let run = try CommandRun(["report", "r", "r.plan", "--actual", "back"], in: folder.path)
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.contains("r.report/vaccine-use.html\n"))
    let page = try folder.text(of: "r.report/vaccine-use.html")
    #expect(page.contains("Từ ngày 01/10/2022 đến ngày 09/10/2022"))
    // 150 doses came, 96 were given, 4 were left over, 50 remain.
    #expect(
      page.contains(#"<td class="n">150</td><td class="n">0</td><td class="n">100</td><td class="n">96</td>"#)
    )
    for name in try folder.names(in: "without") where name != "report.json" && name != "plan.xlsx" {
      #expect(try folder.text(of: "without/" + name) == folder.text(of: "r.report/" + name))
    }
    let form = try CommandRun(
      ["report", "r", "r.plan", "--use-tables", "--language", "en", "-o", "form"], in: folder.path)
    #expect(form.code == 0)
    #expect(try folder.text(of: "form/vaccine-use.html").contains("the rest is to be filled in"))
  }

  @Test func `what came back is read as strictly as for a closing`() throws {
    let folder = try planned()
    try folder.write(
      "place,group,dose,lot,vaccine,people,from,to\n842,18+,1,A1,AZ,x,,\n", to: "back/given.csv")
    let unknown = try CommandRun(["report", "r", "r.plan", "--actual", "back"], in: folder.path)
    #expect(unknown.code == 1)
    #expect(unknown.errors.contains("--until"))
    let run = try CommandRun(
      ["report", "r", "r.plan", "--actual", "back", "--until", "2022-10-09"], in: folder.path)
    #expect(run.code == 1)
    #expect(run.errors.contains("error: given.csv, row 2, column people"))
    #expect(run.errors.contains("no papers are written until they are put right"))
    #expect(try folder.names() == ["back", "r", "r.plan"])
    #expect(try CommandRun(["report", "r", "r.plan", "--until", "2022-10-09"], in: folder.path).code == 64)
  }

  @Test func `what would save doses is said in the language of the papers`() throws {
    let folder = try planned()
    // Nobody can use the store's lot in time, for want of sessions.
    try folder.write("place,people_per_day\n842,1\n", to: "r/capacity.csv")
    #expect(try CommandRun(["plan", "r"], in: folder.path).code == 0)
    #expect(try folder.text(of: "r.plan/losses.csv").contains("more injections at 842 by 2022-10-31"))
    #expect(try CommandRun(["report", "r", "r.plan", "--language", "vi"], in: folder.path).code == 0)
    let page = try folder.text(of: "r.report/report.html")
    #expect(page.contains("lượt tiêm tại 842 đến hết ngày 31/10/2022"))
    #expect(!page.contains("more injections"))
    #expect(!page.contains("lang=\"en\""))
  }

  @Test func `no plan, no papers`() throws {
    let folder = try TemporaryFolder()
    try folder.writeRound(to: "r")
    let run = try CommandRun(["report", "r", "r.plan"], in: folder.path)
    #expect(run.code == 3)
    #expect(run.errors.contains("r.plan/plan.json cannot be read"))
    #expect(try folder.names() == ["r"])
  }
}
