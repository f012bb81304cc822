internal import AllocationModel

/// The tables of a plan as people read them: names instead of codes, words instead of codes of reasons.
struct PlanTables {
  let paper: Paper

  private typealias Value = PaperTable.Value

  /// The annex, shipments, use, losses and coverage.
  func all() -> [PaperTable] { [annex(), shipments(), use(), losses(), coverage()] }

  private func words(_ en: String, _ vi: String, _ width: Int) -> PaperTable.Column {
    PaperTable.Column(title: paper.text(en: en, vi: vi), width: width, isSummed: false)
  }

  private func amount(_ en: String, _ vi: String) -> PaperTable.Column {
    PaperTable.Column(title: paper.text(en: en, vi: vi), width: 11, isSummed: true)
  }

  private func when(_ dispatch: Dispatch) -> String {
    switch dispatch {
    case .here: paper.text(en: "here", vi: "tại chỗ")
    case .now: paper.text(en: "now", vi: "đợt này")
    case .later: paper.text(en: "later", vi: "đợt sau")
    }
  }

  /// The decision's annex, row by row as on paper.
  private func annex() -> PaperTable {
    let lines = IssueFigures(paper).byRecipient.flatMap(\.lines)
    return PaperTable(
      name: paper.text(en: "Annex", vi: "Phụ lục"), totalTitle: paper.text(en: "Total", vi: "Tổng cộng"),
      columns: [
        words("No.", "STT", 6), words("Recipient", "Đơn vị", 26), words("Vaccine", "Loại vắc xin", 22),
        words("Lot", "Số lô", 18), words("Expiry", "Hạn dùng", 12), amount("Vials", "Số lọ"),
        amount("Doses", "Số liều"), words("For whom", "Đối tượng", 44), words("Remarks", "Ghi chú", 40),
      ],
      rows: lines.enumerated().map { position, line in
        [
          .whole(position + 1), .text(paper.place(line.shipment.to)),
          .text(paper.vaccine(line.shipment.vaccine)),
          .text(line.shipment.lot), .day(ifAny: line.lot?.expiry), .whole(line.shipment.vials),
          .whole(line.shipment.doses), .text(paper.targets(line.uses)),
          .text(paper.remarks(line).joined(separator: "; ")),
        ]
      })
  }

  private func shipments() -> PaperTable {
    PaperTable(
      name: paper.text(en: "Shipments", vi: "Cấp phát"), totalTitle: paper.text(en: "Total", vi: "Tổng cộng"),
      columns: [
        words("Recipient", "Đơn vị", 26), words("Vaccine", "Loại vắc xin", 22), words("Lot", "Số lô", 18),
        words("From", "Nơi xuất", 26), words("When", "Khi nào", 10), words("Dispatch", "Ngày xuất", 12),
        words("Arrival", "Ngày đến", 12), words("Expiry", "Hạn dùng", 12),
        words("Last day of use", "Dùng đến hết", 12), amount("Vials", "Số lọ"), amount("Doses", "Số liều"),
        words("Fixed by hand", "Ấn định", 10),
      ],
      rows: paper.plan.shipments.map { row in
        [
          .text(paper.place(row.to)), .text(paper.vaccine(row.vaccine)), .text(row.lot),
          .text(paper.place(row.from)),
          .text(when(row.when)), .day(row.dispatch), .day(row.arrive),
          .day(ifAny: paper.lot(Paper.LotKey(row))?.expiry), .day(row.lastDay), .whole(row.vials),
          .whole(row.doses),
          row.pinned ? .text(paper.text(en: "yes", vi: "có")) : .blank,
        ]
      })
  }

  private func use() -> PaperTable {
    PaperTable(
      name: paper.text(en: "Use", vi: "Sử dụng"), totalTitle: paper.text(en: "Total", vi: "Tổng cộng"),
      columns: [
        words("Recipient", "Đơn vị", 26), words("Vaccine", "Loại vắc xin", 22), words("Lot", "Số lô", 18),
        words("Held at", "Nơi giữ", 26), words("When", "Khi nào", 10), words("Group", "Nhóm", 12),
        words("Dose", "Mũi", 7), amount("People", "Số người"), amount("Doses given", "Liều sử dụng"),
        words("First day", "Từ ngày", 12), words("Last day", "Đến ngày", 12),
      ],
      rows: paper.plan.use.map { row in
        [
          .text(paper.place(row.place)), .text(paper.vaccine(row.vaccine)), .text(row.lot),
          .text(paper.place(row.heldAt)), .text(when(row.when)), .text(row.group), .whole(row.dose),
          .whole(row.people), .number(row.dosesGiven), .day(row.firstDay), .day(row.lastDay),
        ]
      })
  }

  private func losses() -> PaperTable {
    PaperTable(
      name: paper.text(en: "Losses", vi: "Mất"), totalTitle: paper.text(en: "Total", vi: "Tổng cộng"),
      columns: [
        words("Place", "Nơi giữ", 26), words("Vaccine", "Loại vắc xin", 22), words("Lot", "Số lô", 18),
        words("Last day", "Dùng đến hết", 12), amount("Whole vials", "Lọ nguyên"),
        amount("Doses lost", "Liều mất"),
        words("Why", "Lý do", 30), words("What would save them", "Cách cứu", 60),
      ],
      rows: paper.plan.losses.map { row in
        [
          .text(paper.place(row.place)), .text(paper.vaccine(row.vaccine)), .text(row.lot), .day(row.lastDay),
          .whole(row.vials), .number(row.dosesLost), .text(paper.text(Words.reason(row.reason))),
          .text(paper.remedy(row.whatWouldSave).text),
        ]
      })
  }

  private func coverage() -> PaperTable {
    let identity = IdentityFigures(paper.round)
    return PaperTable(
      name: paper.text(en: "Coverage", vi: "Bao phủ"), totalTitle: paper.text(en: "Total", vi: "Tổng cộng"),
      columns: [
        words("Recipient", "Đơn vị", 26), words("Group", "Nhóm", 12), words("Dose", "Mũi", 7),
        words("Target", "Đối tượng", 11), words("Given", "Đã tiêm", 11), amount("Planned", "Dự kiến tiêm"),
        words("Coverage before", "Tỷ lệ trước", 11), words("Coverage after", "Tỷ lệ sau", 11),
        amount("Need", "Nhu cầu"), amount("Not reached", "Chưa tiêm được"), words("Why", "Lý do", 30),
      ] + (identity.isStated ? [amount("Given, without an identity number", "Chưa có mã định danh")] : []),
      rows: paper.plan.coverage.map { row in
        let without = identity.rows[
          IdentityFigures.Key(place: row.place, group: row.group, dose: row.dose)]?.withoutNumber
        return [
          .text(paper.place(row.place)), .text(row.group), .whole(row.dose), .decimal(row.target),
          .decimal(row.given), .whole(row.planned), .part(row.coverageBefore), .part(row.coverageAfter),
          .whole(row.need), .whole(row.unmet), .text(paper.text(Words.reason(row.reason))),
        ] + (identity.isStated ? [.decimal(without)] : [])
      })
  }
}
