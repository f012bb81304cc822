import AllocationModel
import Foundation
import RoundFiles
import Testing

/// The folder of the package, found from this file.
let packageFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().path

@Suite struct ExampleRoundTests {
  let path = "\(packageFolder)/Examples/tra-vinh-2022-10-01"

  @Test func `the round of Trà Vinh reads`() throws {
    let document = try RoundFolder.read(at: path)
    let round = document.round
    #expect(round.policy.id == "đợt 22")
    #expect(round.policy.date == Day(iso: "2022-10-01"))
    #expect(round.policy.nextDispatch == Day(iso: "2022-10-10"))
    #expect(round.vaccines.count == 6)
    #expect(round.places.count == 10)
    #expect(round.lots.count == 13)
    #expect(round.demand.count == 81)
    #expect(round.demand.last?.demandRow == 81)
    #expect(round.demand.last?.row == 82)
    #expect(round.lots[5].expiry == Day(iso: "2023-05-31"))
    #expect(round.lots[4].reservedFor == [Reservation(group: "5-<12", dose: 2)])
    #expect(round.capacity(ofPlace: 1, on: Day(iso: "2022-10-01")!) == 720)
    #expect(round.capacity(ofPlace: 1, on: Day(iso: "2022-10-02")!) == 0)
    #expect(round.vaccines[1].openVialWastage == ExactDecimal(plain: "0.075"))
  }

  @Test func `its README is another file, and no table`() throws {
    let document = try RoundFolder.read(at: path)
    let others = document.notes.filter { $0.code == "other_file" }
    #expect(others.map(\.file) == ["README.md"])
  }
}
