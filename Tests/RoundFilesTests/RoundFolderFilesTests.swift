import AllocationModel
import Foundation
import RoundFiles
import Testing

@Suite struct RoundFolderFilesTests {
  @Test(arguments: [
    "round.json", "vaccines.csv", "eligibility.csv", "places.csv", "lots.csv", "capacity.csv", "demand.csv",
  ])
  func `a missing file is the only thing named`(_ name: String) throws {
    var round = RoundFixture()
    round.files[name] = nil
    let errors = try round.messages().filter { $0.severity == .error }
    #expect(errors.map(\.code) == ["missing_file"])
    #expect(errors.first?.file == name)
  }

  @Test(arguments: ["lanes.csv", "pins.csv"]) func `an optional file may be missing`(_ name: String) throws {
    var round = RoundFixture()
    round.files[name] = nil
    let document = try round.read()
    #expect(document.notes.map(\.code).filter { $0 == "missing_file" } == [])
    #expect(
      name == "pins.csv"
        ? document.round.pins.isEmpty : document.round.lanes.lane(from: 0, to: 2)?.leadDays == 0)
  }

  @Test(arguments: [
    ("lane.csv", "lanes.csv"), ("Lanes.csv", "lanes.csv"), ("LANES.CSV", "lanes.csv"),
    ("pin.csv", "pins.csv"),
    ("lanes.xlsx", "lanes.csv"), ("pins.tsv", "pins.csv"), ("lanes (1).csv", "lanes.csv"),
  ])
  func `an optional file under nearly its name is an error, not silence`(
    _ names: (wrong: String, right: String)
  ) throws {
    var round = RoundFixture()
    round.files[names.wrong] = round.files.removeValue(forKey: names.right)
    let messages = try round.messages()
    #expect(messages.map(\.code) == ["nearly_known_file"])
    #expect(messages.first?.file == names.wrong)
    #expect(messages.first?.wording.english.contains(names.right) ?? false)
  }

  @Test(arguments: ["lot.csv", "lots2.csv", "demands.csv", "Round.json"])
  func `a file beside the right one whose name is nearly the same is an error`(_ name: String) throws {
    var round = RoundFixture()
    round.files[name] = Array("x".utf8)
    #expect(try round.messages().map(\.code) == ["nearly_known_file"])
  }

  @Test(arguments: [
    "README.md", "lots.xlsx", "notes.csv", ".DS_Store", "~$lots.xlsx", "demand_old.csv", ".~lock.lots.csv#",
  ])
  func `any other file is a note`(_ name: String) throws {
    var round = RoundFixture()
    round.files[name] = Array("x".utf8)
    let notes = try round.read().notes
    #expect(notes.map(\.code) == ["other_file"])
    #expect(notes.first?.file == name)
  }

  @Test func `a folder that is not there cannot be read`() throws {
    let error = #expect(throws: RoundReadingError.self) { try RoundFolder.read(at: "/nowhere/at all") }
    guard case .cannotRead(let path, let reason) = error else {
      Issue.record("another error")
      return
    }
    #expect(path == "/nowhere/at all")
    #expect(reason.english == "there is no such file or folder")
  }

  @Test func `a folder in the place of a table cannot be read`() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "lots.csv/inside")
    let error = #expect(throws: RoundReadingError.self) { try RoundFolder.read(at: folder.path) }
    guard case .cannotRead(let path, let reason) = error else {
      Issue.record("another error")
      return
    }
    #expect(path.hasSuffix("lots.csv"))
    #expect(reason.english == "it is a folder, not a file")
  }

  @Test func `an empty table is an error`() throws {
    var round = RoundFixture()
    round.files["demand.csv"] = Array("\n \n;;\n".utf8)
    #expect(try round.messages().filter { $0.severity == .error }.map(\.code) == ["empty_file"])
  }

  @Test func `the digest depends on names and bytes of the files that are read alone`() throws {
    var round = RoundFixture()
    let first = try round.read().sha256
    #expect(first.count == 64)
    #expect(try round.read().sha256 == first)
    round.files["README.md"] = [1]
    #expect(try round.read().sha256 == first)
    try round.apply(.init("lots.csv", "KHO,100", "KHO,101"))
    #expect(try round.read().sha256 != first)
  }
}
