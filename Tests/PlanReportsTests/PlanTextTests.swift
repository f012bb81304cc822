import AllocationModel
import PlanReports
import Testing

struct PlanTextTests {
  private let english = """
    Round “đợt 22”, 2022-10-01: every rule was checked and is kept.

    On hand    17,900 doses in 3 lot lines; 16,360 usable when vials are opened
    Expiring   13,660 usable doses, on or before 2022-12-30
    This plan  8,099 doses for 8,099 people, 2,699 of them later
    Opened     900 more doses are expected to be left over in opened vials

                         this plan  FEFO, list order  FEFO, shared out
      usable doses lost      5,561           8,310.5             7,420
      people vaccinated      8,099             5,000             5,600
    No plan can lose fewer than 5,559.9 usable doses.

    Lost all the same, until 2022-12-30:
      SYN-AZ-0811  KHO  2022-10-31  3,061 doses  sessions are full
        → needs 900 more injections at 842 before 31/10
      SYN-VERO     847  2022-11-30  2,500 doses  nobody eligible is left

      recipient               vials now  doses now  later  people  of need
      842 Thành phố Trà Vinh        600      6,000  3,000   8,099      90%
      847 Huyện Tiểu Cần              0          0      0       0       0%
      all                           600      6,000  3,000   8,099    62.3%

    No stock can reach: 847
    1 lot line may not be used: excluded.csv
    2 notes on the input and the plan: plan.json
    Files: rounds/22.plan (what to ship: shipments.csv)
    """

  private let vietnamese = """
    Đợt “đợt 22”, ngày 01/10/2022: đã kiểm tra, mọi quy tắc đều được giữ.

    Tồn kho      17.900 liều, 3 dòng lô; dùng được 16.360 sau hao phí mở lọ
    Sắp hết hạn  13.660 liều dùng được, đến hết ngày 30/12/2022
    Kế hoạch     8.099 liều cho 8.099 người, trong đó 2.699 người chờ đợt sau
    Mở lọ        dự kiến hao phí thêm 900 liều khi mở lọ

                       kế hoạch này  FEFO theo danh sách  FEFO chia theo tỷ lệ
      liều bị mất             5.561              8.310,5                 7.420
      người được tiêm         8.099                5.000                 5.600
    Không kế hoạch nào mất ít hơn 5.559,9 liều dùng được.

    Vẫn bị mất, tính đến 30/12/2022:
      SYN-AZ-0811  KHO  31/10/2022  3.061 liều  các buổi tiêm đã kín
        → cần thêm 900 lượt tiêm ở 842 trước 31/10
      SYN-VERO     847  30/11/2022  2.500 liều  không còn ai đủ điều kiện

      đơn vị                  lọ đợt này  liều đợt này  đợt sau  người  đáp ứng
      842 Thành phố Trà Vinh         600         6.000    3.000  8.099      90%
      847 Huyện Tiểu Cần               0             0        0      0       0%
      cộng                           600         6.000    3.000  8.099    62,3%

    Không có vắc xin nào đến được: 847
    1 dòng lô không được dùng: excluded.csv
    2 ghi chú về số liệu và kế hoạch: plan.json
    Tệp: rounds/22.plan (xuất kho: shipments.csv)
    """

  @Test func `a plan fits one screen in English`() throws {
    let text = PlanText.summary(
      of: HandMade.plan, round: try Round(HandMade.tables), language: .english, folder: "rounds/22.plan")
    #expect(text == english)
  }

  @Test func `a plan fits one screen in Vietnamese`() throws {
    var tables = HandMade.tables
    tables.policy.language = .vietnamese
    var plan = HandMade.plan
    plan.losses[0].whatWouldSave = "cần thêm 900 lượt tiêm ở 842 trước 31/10"
    let text = PlanText.summary(
      of: plan, round: try Round(tables), language: .vietnamese, folder: "rounds/22.plan")
    #expect(text == vietnamese)
  }

  @Test func `texts of the plan in another language are left out`() throws {
    let text = PlanText.summary(of: HandMade.plan, round: try Round(HandMade.tables), language: .vietnamese)
    #expect(!text.contains("→"))
    #expect(!text.contains("Tệp:"))
  }

  @Test func `what would save single vials is left out, since it is always the same`() throws {
    var plan = HandMade.plan
    plan.losses[0].reason = .wholeVials
    let text = PlanText.summary(of: plan, round: try Round(HandMade.tables), language: .english)
    #expect(text.contains("only whole vials move"))
    #expect(!text.contains("→"))
  }

  @Test func `columns line up however accents are stored`() throws {
    var tables = HandMade.tables
    // The same name, its accents as marks of their own.
    tables.places[1].name = "Tha\u{0300}nh pho\u{0302}\u{0301} Tra\u{0300} Vinh"
    let text = PlanText.summary(
      of: HandMade.plan, round: try Round(tables), language: .english, folder: "rounds/22.plan")
    #expect(text.unicodeScalars.count > english.unicodeScalars.count)
    #expect(text == english, "texts that differ in nothing but normal form compare equal")
    #expect(text.split(separator: "\n").map(\.count) == english.split(separator: "\n").map(\.count))
  }

  @Test func `a line break in a name breaks no line, and an escape code does nothing`() throws {
    var tables = HandMade.tables
    tables.places[1].name = "Trà\nVinh\u{1B}[2J"
    let text = PlanText.summary(of: HandMade.plan, round: try Round(tables), language: .english)
    #expect(text.contains("842 Trà Vinh [2J"))
  }

  @Test func `of many recipients the largest are listed and the rest are counted`() throws {
    var (tables, plan) = (HandMade.tables, HandMade.plan)
    for number in 0..<104 {
      let code = "X\(number)"
      tables.places.append(Place(place: code, kind: "xã"))
      tables.capacity.append(CapacityRow(place: code, peoplePerDay: 1))
      var line = DemandLine(place: code, group: "18+", dose: 3)
      line.eligible = 10
      tables.demand.append(line)
      var shipment = HandMade.plan.shipments[0]
      shipment.to = code
      shipment.vials = number
      shipment.doses = 10 * number
      if number > 0 { plan.shipments.append(shipment) }
    }
    let text = PlanText.summary(of: plan, round: try Round(tables), language: .english)
    let lines = text.split(separator: "\n")
    let first = try #require(lines.firstIndex { $0.hasPrefix("  recipient") })
    #expect(lines[first + 1].hasPrefix("  842 "))
    #expect(lines[first + 2].hasPrefix("  X103 "))
    #expect(lines[first + 10].hasPrefix("  X95 "))
    #expect(lines[first + 11] == "  and 96 more in coverage.csv")
    #expect(lines[first + 12].hasPrefix("  all "))
    #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 40)
  }

  @Test func `no line is longer than the terminal`() throws {
    var (tables, plan) = (HandMade.tables, HandMade.plan)
    tables.places[1].name = String(repeating: "Thành phố Trà Vinh ", count: 9)
    plan.losses[0].lot = String(repeating: "SYN-", count: 30)
    plan.losses[0].whatWouldSave = String(repeating: "more ", count: 40)
    plan.summary.outOfReach = (0..<100).map { "P\($0)" }
    for width in [80, 100] {
      for language in Language.allCases {
        let text = PlanText.summary(of: plan, round: try Round(tables), language: language, width: width)
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= width })
      }
    }
  }

  @Test func `lots beyond the fourth are counted with what they lose`() throws {
    var plan = HandMade.plan
    for number in 1...5 {
      var loss = HandMade.plan.losses[2]
      loss.lot = "Z\(number)"
      loss.dosesLost = ExactDecimal(number)
      plan.losses.append(loss)
    }
    let text = PlanText.summary(of: plan, round: try Round(HandMade.tables), language: .english)
    #expect(text.contains("  Z4 "))
    #expect(!text.contains("  Z3 "))
    #expect(text.contains("  and 6 doses of 3 more in losses.csv"))
  }

  @Test func `a plan without losses, later dispatches or remarks says so by leaving them out`() throws {
    var plan = HandMade.plan
    plan.losses = []
    plan.shipments.removeLast()
    plan.use.removeLast()
    plan.excluded = []
    plan.notes = []
    plan.summary.outOfReach = []
    let text = PlanText.summary(of: plan, round: try Round(HandMade.tables), language: .english)
    #expect(text.contains("No lot loses a dose."))
    #expect(text.contains("  recipient               vials now  doses now  people  of need\n"))
    #expect(text.contains("This plan  5,400 doses for 5,400 people\n"))
    #expect(text.hasSuffix("41.5%"))
  }

  @Test func `a plan that nobody checked says so`() throws {
    var plan = HandMade.plan
    plan.summary.verified = false
    let round = try Round(HandMade.tables)
    #expect(PlanText.summary(of: plan, round: round, language: .english).contains("HAS NOT BEEN CHECKED"))
    #expect(PlanText.summary(of: plan, round: round, language: .vietnamese).contains("CHƯA ĐƯỢC KIỂM TRA"))
  }
}

struct ProofTests {
  /// The sentence that follows the comparison with FEFO, or the empty line after it.
  private func proof(_ name: String, _ bound: Double, _ language: Language = .english) throws -> String {
    var plan = HandMade.plan
    plan.summary.objectives = [ObjectiveFigure(name: name, value: 1, bound: bound)]
    let text = PlanText.summary(of: plan, round: try Round(HandMade.tables), language: language)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let people = language == .english ? "people vaccinated" : "người được tiêm"
    let row = try #require(lines.firstIndex { $0.contains(people) })
    return String(lines[row + 1])
  }

  @Test func `a bound is rounded to the side on which the claim stays true`() throws {
    #expect(try proof("waste", 2960) == "No plan can lose fewer than 2,960 usable doses.")
    #expect(try proof("waste", 2959.9999999) == "No plan can lose fewer than 2,960 usable doses.")
    #expect(try proof("waste", 2959.99) == "No plan can lose fewer than 2,959.9 usable doses.")
    #expect(try proof("waste", 0) == "")
    #expect(
      try proof("equity", 0.7451) == "No plan can meet more than 74.6% of need at the recipient met least.")
    #expect(try proof("equity", 1) == "No plan can meet more than 100% of need at the recipient met least.")
  }

  @Test func `the claim is that of the objective that stands first`() throws {
    #expect(try proof("need:1", 40_120.75) == "No plan can vaccinate more than 40,120 people of priority 1.")
    #expect(
      try proof("need:1", 40_119.9999999) == "No plan can vaccinate more than 40,120 people of priority 1.")
    #expect(try proof("sooner", 12) == "No plan can leave fewer than 12 people to the next dispatches.")
    #expect(try proof("transport", 12.34) == "No plan can cost less than 12.3 to transport.")
    #expect(
      try proof("waste", 1234.5, .vietnamese) == "Không kế hoạch nào mất ít hơn 1.234,5 liều dùng được.")
    #expect(
      try proof("need:2", 1234.5, .vietnamese)
        == "Không kế hoạch nào tiêm được quá 1.234 người thuộc ưu tiên 2.")
  }

  @Test func `an objective whose value means nothing to a planner claims nothing`() throws {
    #expect(try proof("earliest_expiry", 99) == "")
  }

  @Test func `a plan without objectives claims nothing`() throws {
    var plan = HandMade.plan
    plan.summary.objectives = []
    #expect(
      !PlanText.summary(of: plan, round: try Round(HandMade.tables), language: .english).contains("No plan"))
  }
}
