import AllocationModel
import LinearProgramming
import Testing

@testable import VaccineAllocation

struct SpareSharesTests {
  /// A generated round with half of its stock shipped.
  private static func rounding(seed: Int) throws -> VialRounding {
    let round = try Round(
      GeneratedRound(seed: seed, size: GeneratedRound.Size(recipients: 8...8, lots: 8...14, people: 60...300))
        .tables)
    let relaxation = Relaxation(RoundIndex(round))
    let solution = try RelaxationSolution(
      relaxation, components: RelaxationComponents(relaxation), settings: .planning(), threads: 1)
    let flows = FlowRecovery(relaxation).flows(solution.columnValues)
    var rounding = VialRounding(relaxation.index, flows: flows, free: StorageRows(relaxation.index).free)
    rounding.round(flows, upFrom: 1)
    rounding.prepareHere()
    return rounding
  }

  @Test(arguments: 1...20) func `every spare vial is in reach of exactly one group`(seed: Int) throws {
    let rounding = try SpareSharesTests.rounding(seed: seed)
    let groups = [[0, 3, 5], [1, 2, 6]]
    var random = VaccineAllocation.SplitMix64(seed: UInt64(seed))
    let shares = SpareShares(groups, returned: [[:], [:]], in: rounding, choosing: &random)
    let views = groups.indices.map { group in
      var view = rounding
      shares.withholdOthers(than: group, in: &view)
      return view
    }
    for lot in rounding.index.lots.indices {
      let spare = rounding.ledger.spareVials(ofLot: lot)
      #expect(views.reduce(0) { $0 + $1.ledger.spareVials(ofLot: lot) } == spare)
      guard let holder = rounding.index.recipientOfPlace[rounding.index.lots[lot].place] else { continue }
      for (group, view) in zip(groups, views) where group.contains(holder) {
        #expect(view.ledger.spareVials(ofLot: lot) == spare)
      }
    }
    for (vaccine, doses) in rounding.ledger.reservesLeft {
      let inReach = views.reduce(0) { $0 + ($1.ledger.reservesLeft[vaccine] ?? 0) }
      #expect(inReach == doses)
    }
  }

  @Test func `what a group gave back is its own`() throws {
    let groups = [[0, 3, 5], [1, 2, 6]]
    var compared = 0
    for seed in 1...20 {
      var rounding = try SpareSharesTests.rounding(seed: seed)
      var returned: [[Int: Int]] = [[:], [:]]
      for (position, group) in groups.enumerated() {
        for (key, vials) in rounding.ledger.shipped.sorted(by: { $0.key < $1.key })
        where group.contains(key.recipient) && rounding.ledger.pinnedVials(key) == 0 {
          rounding.takeBack(vials, key)
          returned[position][key.lot, default: 0] += vials
        }
      }
      var random = VaccineAllocation.SplitMix64(seed: 7)
      let shares = SpareShares(groups, returned: returned, in: rounding, choosing: &random)
      for group in groups.indices {
        var view = rounding
        shares.withholdOthers(than: group, in: &view)
        for (lot, vials) in returned[group] { #expect(view.ledger.spareVials(ofLot: lot) >= vials) }
        for (lot, vials) in returned[1 - group] {
          #expect(view.ledger.spareVials(ofLot: lot) <= rounding.ledger.spareVials(ofLot: lot) - vials)
          compared += 1
        }
      }
    }
    #expect(compared > 20)
  }

  @Test func `one group alone has everything in reach`() throws {
    let rounding = try SpareSharesTests.rounding(seed: 5)
    var random = VaccineAllocation.SplitMix64(seed: 1)
    var view = rounding
    SpareShares([[0, 1]], returned: [[:]], in: rounding, choosing: &random).withholdOthers(than: 0, in: &view)
    for lot in rounding.index.lots.indices {
      #expect(view.ledger.spareVials(ofLot: lot) == rounding.ledger.spareVials(ofLot: lot))
    }
  }
}
