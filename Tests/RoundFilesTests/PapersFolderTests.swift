import AllocationModel
import Testing

@testable import RoundFiles

@Suite struct PapersFolderTests {
  private let files = [
    PlanFolder.ExtraFile(name: "report.html", bytes: Array("<p>1</p>".utf8)),
    PlanFolder.ExtraFile(name: "annex.html", bytes: Array("<p>2</p>".utf8)),
  ]

  /// A folder with a round and a plan in it, as empty folders.
  private func place() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("", to: "r/round.json")
    try folder.write("{\"format\": 1}", to: "r.plan/plan.json")
    return folder
  }

  private func write(_ folder: TemporaryFolder, _ target: String) throws {
    try PapersFolder.write(
      files, to: "\(folder.path)/\(target)", round: "\(folder.path)/r", plan: "\(folder.path)/r.plan")
  }

  @Test func `papers are written with a list of them, and written again`() throws {
    let folder = try place()
    try write(folder, "out")
    #expect(try FileSystem.names(in: folder.path + "/out") == ["annex.html", "report.html", "report.json"])
    try write(folder, "out")
    #expect(try FileSystem.names(in: folder.path) == ["out", "r", "r.plan"])
  }

  @Test func `a paper that somebody changed is left alone`() throws {
    let folder = try place()
    try write(folder, "out")
    try folder.write("<p>1, signed</p>", to: "out/report.html")
    let path = folder.path + "/out"
    #expect(throws: PlanWritingError.changedFile(path: path, name: "report.html")) {
      try write(folder, "out")
    }
    #expect(try FileSystem.bytes(ofFile: path + "/report.html") == Array("<p>1, signed</p>".utf8))
  }

  @Test func `a file that is no paper is left alone, and a paper may be gone`() throws {
    let folder = try place()
    try write(folder, "out")
    FileSystem.remove(folder.path + "/out/annex.html")
    try write(folder, "out")
    try folder.write("mine", to: "out/scan.pdf")
    #expect(throws: PlanWritingError.otherFile(path: folder.path + "/out", name: "scan.pdf")) {
      try write(folder, "out")
    }
  }

  @Test(arguments: ["r.plan", "photos", "broken", "letter"])
  func `what holds no papers is left alone`(_ target: String) throws {
    let folder = try place()
    try folder.write("mine", to: "photos/a.jpg")
    try folder.write("{\"papers\": 2, \"files\": []}", to: "broken/report.json")
    try folder.write("mine", to: "letter")
    let path = "\(folder.path)/\(target)"
    let before = try? FileSystem.names(in: path)
    #expect(throws: PlanWritingError.notAPapersFolder(path: path)) { try write(folder, target) }
    #expect((try? FileSystem.names(in: path)) == before)
  }

  @Test func `no papers stand in the round, in the plan or around them`() throws {
    let folder = try place()
    let path = folder.path
    #expect(throws: PlanWritingError.insideRound(path: path + "/r/x")) { try write(folder, "r/x") }
    #expect(throws: PlanWritingError.insidePlan(path: path + "/r.plan/x")) { try write(folder, "r.plan/x") }
    #expect(throws: PlanWritingError.holdsRound(path: path + "/.")) { try write(folder, ".") }
  }

  @Test func `every refusal says what to do in both languages`() {
    let errors: [PlanWritingError] = [
      .notAPapersFolder(path: "p"), .otherFile(path: "p", name: "n"), .changedFile(path: "p", name: "n"),
      .insidePlan(path: "p"), .holdsPlan(path: "p"),
    ]
    for error in errors {
      #expect(error.wording.english.contains("p") && error.wording.vietnamese.contains("p"))
      #expect(error.wording.english != error.wording.vietnamese)
    }
  }
}
