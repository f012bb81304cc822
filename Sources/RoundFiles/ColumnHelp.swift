package import AllocationModel

/// What each column of a round's tables holds, in a sentence for the person who fills it in.
package enum ColumnHelp {
  /// The sentence for a column of a file, or for a key of `round.json`; nil where there is none.
  package static func wording(of column: String, in file: String) -> Wording? {
    (own[file]?[column] ?? common[column]).map { Wording(en: $0.en, vi: $0.vi) }
  }

  private typealias Text = (en: String, vi: String)

  /// What means the same in every table.
  private static let common: [String: Text] = [
    "vaccine": ("The vaccine's code, as in the table of vaccines.", "Mã vắc xin, đúng như ở bảng vắc xin."),
    "place": ("The place's code, as in the table of places.", "Mã đơn vị, đúng như ở bảng đơn vị."),
    "group": ("The target group, such as 18+ or 5-<12.", "Nhóm đối tượng, ví dụ 18+ hoặc 5-<12."),
    "dose": ("The dose number: 1, 2, 3 …", "Mũi thứ mấy: 1, 2, 3 …"),
    "lot": (
      "The lot number, or the GS1 code of the package with the lot (10) and the expiry (17).",
      "Số lô, hoặc mã GS1 trên bao bì có số lô (10) và hạn dùng (17)."
    ),
    "vials": ("Whole vials.", "Số lọ nguyên."),
    "note": ("Anything, for people.", "Ghi chú tự do."),
    "name": ("The name, for people.", "Tên gọi."),
    "from": ("The first day; blank: from the beginning.", "Từ ngày; để trống: từ đầu."),
    "storage": ("How it has been stored.", "Điều kiện bảo quản."),
  ]

  private static let own: [String: [String: Text]] = [
    "round.json": [
      "id": ("The name of the round. Required.", "Tên đợt. Bắt buộc."),
      "date": ("The dispatch day of this round. Required.", "Ngày cấp phát của đợt này. Bắt buộc."),
      "as_of": ("The day for which the figures hold.", "Số liệu tính đến ngày."),
      "next_dispatch": ("The next dispatch day, if any.", "Ngày cấp phát kế tiếp, nếu có."),
      "horizon": (
        "The last day of use that is planned; blank: the last day of the longest-dated lot, at most a year.",
        "Ngày cuối của kế hoạch sử dụng; để trống: ngày cuối của lô dài hạn nhất, tối đa một năm."
      ),
      "waste_until": (
        "The last day whose losses are counted; blank: 90 days at most.",
        "Ngày cuối tính hao hụt do hết hạn; để trống: tối đa 90 ngày."
      ),
      "objectives": (
        "What matters, the most important first: waste, need, equity, sooner, earliest_expiry, transport.",
        "Thứ tự ưu tiên: waste, need, equity, sooner, earliest_expiry, transport."
      ),
      "expiry_day_usable": (
        "Whether a lot may still be used on its expiry day: true or false.",
        "Có được dùng trong chính ngày hết hạn không: true (có) hoặc false (không)."
      ),
      "safety_days": ("Days taken off every lot's life.", "Số ngày an toàn trừ vào hạn của mọi lô."),
      "buffer_days": (
        "Days beyond the next dispatch's arrival that this dispatch may serve.",
        "Số ngày sau lần cấp kế tiếp mà lần cấp này vẫn được phục vụ."
      ),
      "least_days_on_arrival": (
        "Days of life a shipment must have left when it arrives.", "Số ngày còn hạn tối thiểu khi đến nơi."
      ),
      "reserve": (
        "Doses that stay in stores: the vaccine, and in the next cell the doses; one row for each vaccine.",
        "Số liều giữ lại kho: ghi vắc xin, ô bên phải ghi số liều; mỗi vắc xin một dòng."
      ),
      "secure_next_dose": (
        "Whether stock is kept for the next dose of everybody who begins a course: true or false; needs course.csv.",
        "Có giữ vắc xin cho mũi kế tiếp của người bắt đầu tiêm không: true (có) hoặc false (không); cần course.csv."
      ),
      "numbers": (
        "How texts write numbers: plain (702554.5) or vi (702.554,5). Cells with numbers need neither.",
        "Cách ghi số trong ô dạng chữ: plain (702554.5) hoặc vi (702.554,5). Ô dạng số không cần."
      ),
      "language": ("The language of the plan's texts: en or vi.", "Ngôn ngữ của kế hoạch: en hoặc vi."),
      "document.number": ("The number of the decision.", "Số của quyết định."),
      "document.place": ("Where it is issued.", "Nơi ban hành."),
      "document.signers": (
        "Who signs; one in each cell, such as Director: Nguyễn Văn A.",
        "Người ký; mỗi người một ô, ví dụ Giám đốc: Nguyễn Văn A."
      ),
      "document.recipients": ("Who receives it; one in each cell.", "Nơi nhận; mỗi nơi một ô."),
      "document.parent_agency": ("The agency above the one that issues it.", "Cơ quan chủ quản."),
      "document.agency": ("The agency that issues it.", "Cơ quan ban hành."),
      "document.title": ("What the decision is called.", "Tên văn bản mà phụ lục kèm theo."),
      "document.date": ("The day on which it is signed.", "Ngày ký văn bản."),
    ],
    "vaccines.csv": [
      "vaccine": ("A short code of your own.", "Mã ngắn do đơn vị tự đặt."),
      "doses_per_vial": ("Doses in a vial as printed.", "Số liều in trên một lọ."),
      "open_vial_wastage": (
        "The part of an opened vial that is lost anyway, such as 7.5% or 0.075.",
        "Phần hao phí khi đã mở lọ, ví dụ 7,5% hoặc 0,075."
      ),
      "issue_multiple": (
        "Stores issue multiples of so many vials; blank: 1.",
        "Kho cấp theo bội số của bấy nhiêu lọ; để trống: 1."
      ),
      "vials_per_pack": ("Vials in a pack.", "Số lọ trong một hộp."),
      "thawed_days": (
        "Days of life after thawing, where it is kept frozen.",
        "Số ngày dùng được sau rã đông, nếu bảo quản đông."
      ),
      "litres_per_vial": ("Litres of cold storage a vial takes.", "Số lít kho lạnh một lọ chiếm chỗ."),
    ],
    "eligibility.csv": [
      "share": (
        "The part of a standard dose that one injection takes; blank: 1.",
        "Phần của liều chuẩn dùng cho một mũi; để trống: 1."
      )
    ],
    "places.csv": [
      "place": ("A code of your own, used in the other tables.", "Mã đơn vị, dùng ở các bảng khác."),
      "kind": (
        "store (or kho) where nobody is vaccinated; any other word for who vaccinates.",
        "kho (hoặc store) nếu chỉ giữ vắc xin; từ bất kỳ khác nếu có tiêm, ví dụ huyện, xã, bệnh viện."
      ),
      "area": ("The area it belongs to.", "Khu vực."),
      "population_start": ("Population at the start of the period.", "Dân số đầu kỳ."),
      "population": ("Population present.", "Dân số hiện có trên địa bàn."),
      "temporary_in": ("Temporary residents.", "Số người tạm trú."),
      "temporary_out": ("Residents who are away.", "Số người tạm vắng."),
      "storage_litres": (
        "Litres of cold storage; blank: not counted.", "Dung tích kho lạnh (lít); để trống: không tính."
      ),
    ],
    "lots.csv": [
      "place": ("Where the lot stands.", "Nơi đang giữ lô."),
      "vials": ("Whole vials on hand.", "Số lọ nguyên đang tồn."),
      "expiry": (
        "The expiry as printed; a month alone stands for its last day.",
        "Hạn dùng in trên nhãn; chỉ ghi tháng/năm được hiểu là ngày cuối tháng."
      ),
      "use_by": ("A last day of use that somebody set.", "Ngày cuối được dùng do cấp có thẩm quyền ấn định."),
      "thawed_on": (
        "The day it was taken out of the freezer; blank: still frozen.", "Ngày rã đông; để trống: còn đông."
      ),
      "available_from": (
        "The day from which it can be used or sent.", "Ngày bắt đầu được dùng hoặc chuyển đi."
      ),
      "in_transit_from": (
        "The place it was sent from, where it has not arrived.", "Nơi đã gửi đi, nếu lô chưa đến nơi."
      ),
      "vvm": (
        "Stage of the vial monitor, 1 to 4; blank: 1.",
        "Giai đoạn chỉ thị nhiệt độ (VVM), 1 đến 4; để trống: 1."
      ),
      "status": (
        "available, quarantine, suspended, recalled, expired or destroyed; blank: available.",
        "available (dùng được), quarantine (biệt trữ), suspended (tạm dừng), recalled (thu hồi), expired (hết hạn), "
          + "destroyed (đã hủy); để trống: available."
      ),
      "reserved_for": (
        "The groups it is kept for: group or group:dose, several joined by |; blank: everybody.",
        "Dành riêng cho: nhóm hoặc nhóm:mũi, nhiều nhóm nối bằng |; để trống: mọi đối tượng."
      ),
      "received": ("The day it was received.", "Ngày tiếp nhận."),
      "manufacturer": ("Who made it.", "Nhà sản xuất."),
      "applied_notices": (
        "Numbers of notices that were applied to the lot already, joined by |.",
        "Số các công văn đã áp dụng cho lô, nối bằng |."
      ),
    ],
    "capacity.csv": [
      "to": ("The last day; blank: without end.", "Đến ngày; để trống: không giới hạn."),
      "people_per_day": ("People vaccinated on a day.", "Số người tiêm được mỗi ngày."),
      "tables": (
        "Tables; with people_per_table instead of people_per_day.", "Số bàn tiêm; dùng cùng số người mỗi bàn."
      ),
      "people_per_table": ("People a table vaccinates on a day.", "Số người mỗi bàn tiêm được một ngày."),
      "weekdays": (
        "Days of the week, 1-6 or 1,3,5 (1 is Monday); blank: every day.",
        "Các ngày trong tuần, 1-6 hoặc 1,3,5 (1 là thứ Hai); để trống: mọi ngày."
      ),
    ],
    "demand.csv": [
      "target": (
        "People of the group, by the population present.", "Số đối tượng của nhóm theo dân số hiện có."
      ),
      "target_start": (
        "People of the group by the population at the start of the period.",
        "Số đối tượng theo dân số đầu kỳ."
      ),
      "given": ("People who have had this dose.", "Số người đã tiêm mũi này."),
      "eligible": (
        "People who can be given it now; blank: target less given.",
        "Số người đủ điều kiện tiêm; để trống: số đối tượng trừ đã tiêm."
      ),
      "uptake": (
        "The part of them who will come, such as 80%; blank: all.",
        "Tỷ lệ sẽ đến tiêm, ví dụ 80%; để trống: tất cả."
      ),
      "until": ("The last day; blank: without end.", "Đến ngày; để trống: không giới hạn."),
      "priority": ("The tier; 1 comes first; blank: 1.", "Bậc ưu tiên; 1 là trước nhất; để trống: 1."),
      "goal": ("The coverage aimed at, such as 95%.", "Mục tiêu bao phủ, ví dụ 95%."),
      "no_id": (
        "People who have had this dose and have no identity number.",
        "Số người đã tiêm mũi này nhưng chưa có mã định danh."
      ),
      "goal_reported": (
        "Whether the place's report says that the goal is reached: yes or no; compared with the figures.",
        "Báo cáo của đơn vị ghi đã đạt mục tiêu chưa: có hoặc không; được đối chiếu với số liệu."
      ),
      "source": ("Where the figures come from.", "Nguồn số liệu."),
      "as_of": ("The day for which the figures hold.", "Số liệu tính đến ngày."),
    ],
    "lanes.csv": [
      "from": ("Where from; * is every place.", "Nơi đi; * là mọi nơi."),
      "to": ("Where to; * is every recipient.", "Nơi đến; * là mọi đơn vị nhận."),
      "lead_days": ("Days on the way; blank: 0.", "Số ngày vận chuyển; để trống: 0."),
      "cost_per_vial": ("Cost per vial; blank: 1.", "Chi phí mỗi lọ; để trống: 1."),
      "most_vials": (
        "The most vials of one dispatch; blank: no limit.", "Số lọ tối đa một lần; để trống: không giới hạn."
      ),
    ],
    "pins.csv": [
      "from": ("Where the lot stands.", "Nơi đang giữ lô."),
      "to": ("The recipient.", "Đơn vị nhận."),
      "vials": ("Vials: so many exactly.", "Số lọ, đúng bấy nhiêu."),
      "by": ("Who decided it.", "Người quyết định."),
      "reason": ("Why.", "Lý do."),
    ],
    "totals.csv": [
      "target": ("People of the group in the whole province.", "Số đối tượng toàn tỉnh."),
      "given": ("Doses given in the whole province.", "Số mũi đã tiêm toàn tỉnh."),
      "goal": ("The coverage aimed at, such as 95%.", "Mục tiêu bao phủ, ví dụ 95%."),
      "goal_reported": (
        "Whether the province's report says that the goal is reached: yes or no; compared with the figures.",
        "Báo cáo của tỉnh ghi đã đạt mục tiêu chưa: có hoặc không; được đối chiếu với số liệu."
      ),
      "source": ("Where the figures come from.", "Nguồn số liệu."),
    ],
    "notices.csv": [
      "notice": ("The notice's number.", "Số công văn."), "date": ("Its date.", "Ngày công văn."),
      "kind": ("What it orders.", "Nội dung xử lý."),
      "lots": ("The lots, joined by |; * is every lot.", "Các số lô nối bằng |; * là mọi lô."),
      "new_expiry": ("The new expiry.", "Hạn dùng mới."),
      "add_months": ("Months added to the expiry.", "Số tháng gia hạn."),
      "add_days": ("Days added to the expiry.", "Số ngày gia hạn."),
      "storage": ("Only lots that were stored so.", "Chỉ áp dụng cho lô bảo quản như vậy."),
      "received_from": ("Only lots received from this day on.", "Chỉ áp dụng cho lô nhận từ ngày này."),
      "received_before": ("Only lots received before this day.", "Chỉ áp dụng cho lô nhận trước ngày này."),
      "place": ("Only lots that stand there.", "Chỉ áp dụng cho lô đang ở đơn vị này."),
    ],
  ]
}
