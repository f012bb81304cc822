import AllocationModel
import Foundation
import RoundFiles
import Testing

@Suite struct TextEncodingTests {
  private func tables(of round: RoundFixture) throws -> RoundTables { try round.read().round.tables }

  /// The sound round with every file's text put through a function.
  private func converted(_ convert: (String) -> [UInt8]) -> RoundFixture {
    var round = RoundFixture()
    for (name, bytes) in round.files { round.files[name] = convert(String(decoding: bytes, as: UTF8.self)) }
    return round
  }

  private func utf16(_ text: String, bigEndian: Bool, mark: Bool = true) -> [UInt8] {
    ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit -> [UInt8] in
      let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return bigEndian ? bytes : bytes.reversed()
    }
  }

  @Test func `UTF-8 with a mark reads the same`() throws {
    let sound = try tables(of: RoundFixture())
    #expect(try tables(of: converted { [0xEF, 0xBB, 0xBF] + Array($0.utf8) }) == sound)
  }

  @Test(arguments: [true, false]) func `UTF-16 with a mark reads the same`(_ bigEndian: Bool) throws {
    let sound = try tables(of: RoundFixture())
    #expect(try tables(of: converted { utf16($0, bigEndian: bigEndian) }) == sound)
  }

  @Test func `decomposed letters become composed ones`() throws {
    let round = converted { Array($0.decomposedStringWithCanonicalMapping.utf8) }
    let read = try tables(of: round)
    let sound = try tables(of: RoundFixture())
    #expect(read == sound)
    #expect(Array(read.places[1].place.utf8) == Array("Hòa".utf8))
    #expect(Array(read.places[0].name?.utf8 ?? "".utf8) == Array("Kho tỉnh".utf8))
    #expect(Array(read.policy.id.utf8) == Array("đợt 7".utf8))
  }

  @Test func `an identifier in one form is known in the other`() throws {
    var round = RoundFixture()
    round.files["demand.csv"] = RoundFixture.sound["demand.csv"].map {
      Array($0.decomposedStringWithCanonicalMapping.utf8)
    }
    #expect(try round.messages().isEmpty)
  }

  /// A table in each old encoding, as Vietnamese office programs wrote it.
  static let oldEncodings: [(name: String, bytes: [UInt8])] = [
    // Kho tỉnh, Xã Hòa, Cầu Kè, Trà Cú, Duyên Hải, đợt
    (
      "windows-1258",
      [UInt8]("1,Kho ti".utf8) + [0xD2] + [UInt8]("nh\n2,Xa".utf8) + [0xDE] + [UInt8](" Ho".utf8) + [0xCC]
        + [UInt8]("a\n3,C".utf8) + [0xE2, 0xCC] + [UInt8]("u Ke".utf8) + [0xCC] + [UInt8](" Tra".utf8) + [
          0xCC
        ]
        + [UInt8](" Cu".utf8) + [0xEC] + [UInt8](" ".utf8) + [0xF0, 0xF5, 0xF2] + [UInt8]("t".utf8)
    ),
    (
      "windows-1252",
      [UInt8]("1,Tr".utf8) + [0xE0] + [UInt8](" Vinh\n2,H".utf8) + [0xF2] + [UInt8]("a\n3,caf".utf8) + [0xE9]
        + [UInt8](" Tr".utf8) + [0xE0] + [UInt8](" C".utf8) + [0xFA]
    ),
    (
      "TCVN3 (ABC)",
      [UInt8]("1,Kho t".utf8) + [0xD8] + [UInt8]("nh\n2,X".utf8) + [0xB7] + [UInt8](" H".utf8) + [0xDF]
        + [UInt8]("a\n3,C".utf8) + [0xC7] + [UInt8]("u K".utf8) + [0xCC] + [UInt8](" Tr".utf8) + [0xB5]
        + [UInt8](" Duy".utf8) + [0xAA] + [UInt8]("n H".utf8) + [0xB6] + [UInt8]("i ".utf8) + [0xAE]
    ),
    (
      "VNI",
      [UInt8]("1,Kho t".utf8) + [0xE6] + [UInt8]("nh\n2,Xa".utf8) + [0xF5] + [UInt8](" Ho".utf8) + [0xF8]
        + [UInt8]("a\n3,Ca".utf8) + [0xE0] + [UInt8]("u Ke".utf8) + [0xF8] + [UInt8](" Tra".utf8) + [0xF8]
        + [UInt8](" Cu".utf8) + [0xF9] + [UInt8](" Duye".utf8) + [0xE2] + [UInt8]("n Ha".utf8) + [0xFB]
        + [UInt8]("i".utf8)
    ),
  ]

  @Test(arguments: oldEncodings) func `another encoding is an error that names the likely one`(
    _ old: (name: String, bytes: [UInt8])
  ) throws {
    var round = RoundFixture()
    round.files["places.csv"] = Array("place,name\n".utf8) + old.bytes
    let errors = try round.messages().filter { $0.severity == .error }
    #expect(errors.map(\.code) == ["encoding"])
    #expect(errors.first?.file == "places.csv")
    #expect(errors.first?.row == 2)
    #expect(
      errors.first?.wording.english.contains("likely \(old.name).") ?? false,
      "\(errors.first?.wording.english ?? "")")
  }

  @Test(arguments: [true, false]) func `UTF-16 without a mark is named`(_ bigEndian: Bool) throws {
    var round = RoundFixture()
    round.files["lots.csv"] = utf16(RoundFixture.sound["lots.csv"] ?? "", bigEndian: bigEndian, mark: false)
    let errors = try round.messages().filter { $0.severity == .error }
    #expect(errors.map(\.code) == ["encoding"])
    #expect(
      errors.first?.wording.english.contains("UTF-16 (\(bigEndian ? "big" : "little")-endian) without")
        ?? false)
  }

  @Test func `a byte that is not UTF-8 is found on its line`() throws {
    var round = RoundFixture()
    var bytes = round.files["demand.csv"] ?? []
    bytes.insert(0xFF, at: bytes.count - 10)
    round.files["demand.csv"] = bytes
    let errors = try round.messages().filter { $0.severity == .error }
    #expect(errors.map(\.row) == [4])
  }
}
