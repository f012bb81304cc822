#if Workbook
  import Foundation
  import Testing

  struct SameRoundTests {
    @Test func `plain tables, Vietnamese Excel's tables and a workbook give the same plan`() throws {
      let folder = try TemporaryFolder()
      let round = try DisguisedRound()
      try round.writePlain(to: folder, "plain")
      try round.writeVietnamese(to: folder, "excel")
      try round.writeWorkbook(to: folder.path + "/book.xlsx")
      var plans: [String] = []
      var hashes: Set<String> = []
      for name in ["plain", "excel", "book.xlsx"] {
        let run = try CommandRun(["plan", "\(folder.path)/\(name)", "-o", "\(folder.path)/\(name).out"])
        try #require(run.code == 0, "\(name): \(run.errors)")
        let lines = try folder.text(of: name + ".out/plan.json").split(separator: "\n")
        let hash = try #require(lines.first { $0.contains("input_sha256") })
        hashes.insert(String(hash))
        plans.append(lines.filter { $0 != hash }.joined(separator: "\n"))
      }
      #expect(plans[1] == plans[0])
      #expect(plans[2] == plans[0])
      #expect(hashes.count == 3)
    }
  }
#endif
