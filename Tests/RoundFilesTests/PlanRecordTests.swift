import AllocationModel
import Foundation
import Testing

@testable import RoundFiles

struct PlanRecordTests {
  private func document(_ change: (inout RoundFixture) -> Void = { _ in }) throws -> RoundDocument {
    var fixture = RoundFixture()
    change(&fixture)
    return try fixture.read()
  }

  @Test func `a record names every file of the input and of the plan`() throws {
    let document = try document()
    let files = try PlanFolder.companions(of: PlanFixture.plan, from: document)
    #expect(files.map(\.name) == ["record.json"])
    let record = try #require(PlanRecord(files[0].bytes))
    #expect(record.round == "đợt 7")
    #expect(record.inputSHA256 == document.sha256)
    #expect(record.input == document.files)
    #expect(record.input.count == RoundFixture.sound.count)
    #expect(
      record.plan.map(\.name) == [
        "coverage.csv", "excluded.csv", "losses.csv", "plan.json", "shipments.csv", "use.csv",
      ])
    #expect(record.follows == nil)
    #expect(record.content == files[0].bytes)
  }

  @Test func `a digest is what sha256sum prints`() {
    #expect(
      FileDigest(name: "a", content: Array("abc".utf8)).sha256
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test func `a record says what the round follows`() throws {
    let link = RoundLink(
      round: "đợt \"6\"", date: PlanFixture.day("2022-09-20"), inputSHA256: "aa", planSHA256: "bb",
      recordSHA256: nil, actual: [FileDigest(name: "given.csv", content: [])])
    let document = try document { $0.files["follows.json"] = link.content }
    #expect(document.follows == link)
    #expect(document.notes.isEmpty)
    let files = try PlanFolder.companions(of: PlanFixture.plan, from: document)
    #expect(PlanRecord(files[0].bytes)?.follows == link)
  }

  @Test func `a link that says nothing is an error`() throws {
    var fixture = RoundFixture()
    fixture.files["follows.json"] = Array("{\"round\": 6}".utf8)
    #expect(try fixture.messages().map(\.code) == ["bad_link"])
    fixture.files["follows.json"] = Array("{".utf8)
    #expect(try fixture.messages().map(\.code) == ["bad_json"])
  }

  @Test func `what the notices did stands beside the plan`() throws {
    let document = try document {
      $0.files["notices.csv"] = Array(
        "notice,date,kind,vaccine,lots\n\"1,2\",2022-09-20,suspend,AZ,L3\n".utf8)
    }
    let files = try PlanFolder.companions(of: PlanFixture.plan, from: document)
    #expect(files.map(\.name) == ["applied_notices.csv", "record.json"])
    #expect(
      String(decoding: files[0].bytes, as: UTF8.self).hasSuffix(
        "\n\"1,2\",2022-09-20,suspend,L3,AZ,Hòa,5,applied,,2022-11-15,2022-11-15,2022-11-10,2022-11-10,available,"
          + "suspended,\"status available → suspended, last day 2022-11-10\"\n"))
  }
}

struct RecordSchemaTests {
  private let digest = String(repeating: "0a", count: 32)

  private func complaints(_ change: (String) -> String = { $0 }) throws -> [String] {
    let schema = try JSONSchema(
      String(contentsOfFile: "\(packageFolder)/Documentation/record.schema.json", encoding: .utf8))
    var link = RoundLink(
      round: "đợt 6", date: PlanFixture.day("2022-09-20"), inputSHA256: digest, planSHA256: digest,
      recordSHA256: digest, actual: [FileDigest(name: "given.csv", content: [])])
    link.closing = link.actual
    var fixture = RoundFixture()
    fixture.files["follows.json"] = link.content
    let files = try PlanFolder.companions(of: PlanFixture.plan, from: fixture.read())
    let record = try #require(files.first { $0.name == "record.json" })
    return try schema.complaints(about: change(String(decoding: record.bytes, as: UTF8.self)))
  }

  @Test func `a record is as its schema says`() throws {
    #expect(try complaints() == [])
  }

  @Test(arguments: [
    ("\"format\": 1", "\"format\": 2"), ("\"bytes\": 0", "\"bytes\": -1"), ("2022-09-30", "2022-9-30"),
    ("\"follows\"", "\"follow\""), ("\"record_sha256\": \"0a", "\"record_sha256\": \"0"),
    ("\"name\": \"capacity.csv\"", "\"name\": \"\""),
  ])
  func `what is not as the schema says is found`(old: String, new: String) throws {
    #expect(
      try !complaints { text in
        guard let range = text.firstRange(of: old) else { return text }
        return text.replacingCharacters(in: range, with: new)
      }.isEmpty)
  }
}

struct SteadyReadingTests {
  @Test func `a folder that changes while it is read is read again`() throws {
    let folder = try TemporaryFolder()
    try folder.write("1", to: "a")
    var reads = 0
    let text = try SteadyReading.read(folder: folder.path, pause: {}) { () throws(RoundReadingError) in
      reads += 1
      let bytes = (try? folder.bytes(of: "a")) ?? []
      if reads < 3 { try? folder.write("22", to: "a\(reads)") }
      return bytes
    }
    #expect(text == Array("1".utf8))
    #expect(reads == 3)
  }

  @Test func `a folder that never stays the same is refused`() throws {
    let folder = try TemporaryFolder()
    var reads = 0
    let error = #expect(throws: RoundReadingError.self) {
      try SteadyReading.read(folder: folder.path, pause: {}) { () throws(RoundReadingError) in
        reads += 1
        try? folder.write("x", to: "a\(reads)")
      }
    }
    #expect(reads == SteadyReading.attempts)
    guard case .cannotRead(folder.path, let reason)? = error else { return #expect(Bool(false)) }
    #expect(reason.english.contains("is being changed"))
  }

  @Test func `an error of a folder that changed meanwhile is not believed`() throws {
    let folder = try TemporaryFolder()
    var reads = 0
    let answer = try SteadyReading.read(folder: folder.path, pause: {}) { () throws(RoundReadingError) in
      reads += 1
      if reads == 1 {
        try? folder.write("x", to: "a")
        throw .invalid([])
      }
      return 7
    }
    #expect(answer == 7)
  }
}
