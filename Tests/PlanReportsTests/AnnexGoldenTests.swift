import AllocationModel
import Testing

@testable import PlanReports

/// A small annex, read as a person reads it.
struct AnnexGoldenTests {
  private func annex(_ language: Language) throws -> [String] {
    var tables = HandMade.tables
    tables.lots[0].vvmStage = 2
    tables.lots[0].reservedFor = [Reservation(group: "18+", dose: 3)]
    var details = DocumentDetails(
      number: "12/QĐ-SYT", place: "Trà Vinh", signers: ["Giám đốc: Nguyễn Văn A"], recipients: ["Lưu: VT"])
    details.date = HandMade.day("2022-10-01")
    tables.policy.document = details
    var plan = HandMade.plan
    plan.shipments[0].lastDay = HandMade.day("2022-10-20")
    let page = RoundPapers(plan: plan, round: try Round(tables), language: language).annex
    return try PageReading(page).tables.flatMap { $0.table.rows }.map { $0.joined(separator: " | ") }
  }

  @Test func `the annex in Vietnamese`() throws {
    #expect(
      try annex(.vietnamese) == [
        "STT | Đơn vị | Loại vắc xin | Số lô | Hạn dùng | Số lọ | Số liều | Đối tượng | Ghi chú",
        "1 | Thành phố Trà Vinh | AZ | SYN-AZ-0811 | 31/10/2022 | 600 | 6.000 | 18+ mũi 3: 5.400 người | "
          + "dùng đến hết ngày 20/10/2022; chỉ thị nhiệt độ lọ ở mức 2: dùng trước; chỉ dùng cho 18+ mũi 3",
        " |  |  |  | TỔNG CỘNG | 600 | 6.000 |  | ",
        "Loại vắc xin | Số đơn vị | Số lọ | Số liều", "AZ | 1 | 600 | 6.000", "Tổng cộng | 1 | 600 | 6.000",
        "Số lô | Loại vắc xin | Nơi xuất | Tồn trước | Xuất đợt này | Còn lại",
        "SYN-AZ-0811 | AZ | KHO | 1.240 | 600 | 640", "Tổng cộng |  |  | 1.240 | 600 | 640",
      ])
  }

  @Test func `the annex in English`() throws {
    let rows = try annex(.english)
    #expect(rows[0] == "No. | Recipient | Vaccine | Lot | Expiry | Vials | Doses | For whom | Remarks")
    #expect(rows[1].hasPrefix("1 | Thành phố Trà Vinh | AZ | SYN-AZ-0811 | 2022-10-31 | 600 | 6,000 | "))
    #expect(rows[1].contains("18+ dose 3: 5,400 people | use until 2022-10-20; "))
  }
}
