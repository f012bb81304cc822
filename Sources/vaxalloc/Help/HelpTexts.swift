internal import VaccineAllocation

/// The texts of the command's help in both languages, one table: the English stands where an option is declared, and
/// is what the Vietnamese is found by.
enum HelpTexts {
  /// Every text, by its English.
  static let vietnamese: [String: String] = Dictionary(
    (frame + commands + options + examples + paragraphs).map { ($0.english, $0.vietnamese) },
    uniquingKeysWith: { first, _ in first })

  /// What the argument parser puts around the texts.
  private static let frame: [Wording] = [
    Wording(en: "OVERVIEW", vi: "TÓM TẮT"), Wording(en: "USAGE", vi: "CÁCH DÙNG"),
    Wording(en: "ARGUMENTS", vi: "THAM SỐ"), Wording(en: "OPTIONS", vi: "TÙY CHỌN"),
    Wording(en: "SUBCOMMANDS", vi: "CÁC LỆNH"), Wording(en: "EXAMPLES", vi: "VÍ DỤ"),
    Wording(en: "EXIT CODES", vi: "MÃ KẾT THÚC"), Wording(en: "FILES", vi: "CÁC TỆP"),
    Wording(en: "Show the version.", vi: "Hiện phiên bản."),
    Wording(en: "Show help information.", vi: "Hiện hướng dẫn."),
    Wording(
      en: "See 'vaxalloc help <subcommand>' for detailed help.",
      vi: "Gõ 'vaxalloc help <lệnh>' để xem hướng dẫn chi tiết."),
    Wording(en: "Show subcommand help information.", vi: "Hiện hướng dẫn của một lệnh."),
  ]

  /// What each command does.
  private static let commands: [Wording] = [
    Wording(
      en: "Plans vaccine rounds: fewest doses lost, proved, in whole vials.",
      vi: "Lập kế hoạch phân bổ vắc xin: mất ít liều nhất, có chứng minh, theo lọ nguyên."),
    Wording(
      en: "Plans a round: whole vials, checked, with proof.",
      vi: "Lập kế hoạch một đợt: lọ nguyên, đã kiểm tra, có chứng minh."),
    Wording(
      en: "Says everything that is wrong with the tables of a round, or worth knowing.",
      vi: "Nêu mọi lỗi và điều cần biết trong các bảng của một đợt."),
    Wording(
      en: "Checks a plan against its round, rule by rule.",
      vi: "Đối chiếu kế hoạch với đợt của nó, theo từng quy tắc."),
    Wording(
      en: "Writes the papers of a plan: report, annex, issue notes, picking lists.",
      vi: "Ghi các văn bản của kế hoạch: báo cáo, phụ lục, phiếu xuất kho, phiếu soạn."),
    Wording(
      en: "Compares a round's figures with those of a second source.",
      vi: "Đối chiếu số liệu của đợt với nguồn số liệu thứ hai."),
    Wording(
      en: "Writes empty tables for a round, to be filled in.", vi: "Ghi các bảng trống của một đợt để điền."),
    Wording(
      en: "Works out what to request until a day (dự trù).", vi: "Tính dự trù vắc xin đến một ngày."),
    Wording(
      en: "Closes a round with what came back, and writes the next round's folder.",
      vi: "Chốt đợt theo báo cáo thực tế và ghi thư mục của đợt sau."),
    Wording(
      en: "Says which frozen vials to take out on which day, and what thawing everything now would lose.",
      vi: "Nêu lọ nào rã đông vào ngày nào, và mất bao nhiêu liều nếu rã đông hết ngay."),
    Wording(
      en: "Compares plan and actual over the closed rounds of a folder.",
      vi: "So sánh kế hoạch và thực hiện qua các đợt đã chốt trong một thư mục."),
    Wording(
      en: "Says why a plan is as it is, and what would make it better.",
      vi: "Giải thích vì sao kế hoạch như vậy và cách làm tốt hơn."),
    Wording(
      en: "Plans a round as it is and changed, and shows side by side what differs.",
      vi: "Lập kế hoạch của đợt khi giữ nguyên và khi thay đổi, rồi so sánh hai bên."),
    Wording(
      en: "Answers how much of a lot that is offered could be used before it expires.",
      vi: "Trả lời: lô được đề nghị nhận có thể dùng kịp bao nhiêu trước khi hết hạn."),
    Wording(
      en: "Says in words what changed from one plan to another.",
      vi: "Nêu bằng lời những thay đổi từ kế hoạch này sang kế hoạch khác."),
  ]

  /// What arguments and options mean.
  private static let options: [Wording] = [
    Wording(
      en: "The folder with the tables of the round, or an .xlsx workbook with the same tables as sheets.",
      vi: "Thư mục chứa các bảng của đợt, hoặc tệp .xlsx có các bảng đó ở từng trang tính."),
    Wording(
      en: "The language of all texts: vi or en; without it the terminal's, or else the round's own.",
      vi: "Ngôn ngữ: vi hoặc en; nếu không ghi thì theo máy, hoặc theo đợt."),
    Wording(
      en: "The language of all texts: vi or en; without it the terminal's.",
      vi: "Ngôn ngữ: vi hoặc en; nếu không ghi thì theo máy."),
    Wording(
      en: "The language of headings: vi or en; without it the terminal's.",
      vi: "Ngôn ngữ của tiêu đề cột: vi hoặc en; nếu không ghi thì theo máy."),
    Wording(en: "The folder with the plan.", vi: "Thư mục chứa kế hoạch."),
    Wording(en: "The folder with the plan of the round.", vi: "Thư mục chứa kế hoạch của đợt."),
    Wording(
      en: "The folder for the plan; without it, the round's with “.plan” added.",
      vi: "Thư mục để ghi kế hoạch; nếu không ghi thì là tên đợt thêm “.plan”."),
    Wording(
      en: "Give up after so many seconds, without a plan.",
      vi: "Dừng sau bấy nhiêu giây mà không có kế hoạch."),
    Wording(
      en: "Write the linear program with its first objective, too.",
      vi: "Ghi thêm bài toán quy hoạch tuyến tính với mục tiêu thứ nhất."),
    Wording(
      en: "Solve on so many threads; the plan is the same.",
      vi: "Tính trên bấy nhiêu luồng; kế hoạch không thay đổi."),
    Wording(
      en: "Say what would save most, too: so many measures, best first, then best given that.",
      vi:
        "Nêu thêm việc cứu được nhiều liều nhất: bấy nhiêu biện pháp, tốt nhất trước, rồi tốt nhất khi đã có "
        + "biện pháp trên."),
    Wording(
      en: "What would save most: so many measures, best first, then best given that.",
      vi:
        "Việc cứu được nhiều liều nhất: bấy nhiêu biện pháp, tốt nhất trước, rồi tốt nhất khi đã có biện pháp "
        + "trên."),
    Wording(
      en: "Among plans that are as good, change as few shipment lines of an earlier plan as can be found.",
      vi: "Trong các kế hoạch tốt như nhau, thay đổi ít dòng cấp phát nhất so với kế hoạch trước."),
    Wording(
      en: "With --keep: rather change few lines than be better in this objective and those after it.",
      vi: "Dùng với --keep: ưu tiên giữ nguyên các dòng hơn mục tiêu này và các mục tiêu sau nó."),
    Wording(
      en: "People by which the recipients' sums may differ from the province's totals (totals.csv).",
      vi: "Số người mà tổng các đơn vị được phép lệch so với số toàn tỉnh (totals.csv)."),
    Wording(
      en: "Verify a folder of rounds that follow one another, by the records of their plans.",
      vi: "Kiểm tra thư mục gồm các đợt nối tiếp nhau theo hồ sơ của các kế hoạch."),
    Wording(
      en: "Say what each objective's place in the order costs the others, too.",
      vi: "Nêu thêm thứ tự của mỗi mục tiêu làm các mục tiêu khác thiệt bao nhiêu."),
    Wording(
      en: "The folder for the papers; without it, the round's with “.report” added.",
      vi: "Thư mục để ghi văn bản; nếu không ghi thì là tên đợt thêm “.report”."),
    Wording(
      en: "The folder of what came back; the daily and monthly tables of vaccine use are filled in from it.",
      vi: "Thư mục báo cáo thực tế; các bảng sử dụng vắc xin theo ngày và tháng được điền từ đó."),
    Wording(
      en: "Write the daily and monthly tables of vaccine use too, with opening stock, to be filled in.",
      vi: "Ghi thêm các bảng sử dụng vắc xin theo ngày và tháng, có sẵn tồn đầu kỳ, để điền tiếp."),
    Wording(
      en: "The last day of these tables; without it, the day before next_dispatch.",
      vi: "Ngày cuối của các bảng này; nếu không ghi thì là ngày trước next_dispatch."),
    Wording(
      en: "The table of the second source: .csv, or .xlsx, of which the first filled sheet counts.",
      vi: "Bảng của nguồn thứ hai: .csv, hoặc .xlsx (lấy trang tính đầu tiên có số liệu)."),
    Wording(
      en: "Doses or vials by which two figures may differ and still agree.",
      vi: "Số liều hoặc số lọ mà hai số liệu được phép lệch nhau."),
    Wording(en: "The workbook or folder to write.", vi: "Tệp .xlsx hoặc thư mục cần ghi."),
    Wording(en: "The last day, yyyy-mm-dd or d/m/yyyy.", vi: "Ngày cuối, yyyy-mm-dd hoặc d/m/yyyy."),
    Wording(en: "Write the table to a workbook too.", vi: "Ghi thêm bảng ra tệp .xlsx."),
    Wording(en: "The folder of what came back.", vi: "Thư mục báo cáo thực tế."),
    Wording(en: "The folder for the next round.", vi: "Thư mục để ghi đợt sau."),
    Wording(
      en: "The dispatch day of the next round (yyyy-mm-dd); without it, next_dispatch of the round.",
      vi: "Ngày cấp phát của đợt sau (yyyy-mm-dd); nếu không ghi thì là next_dispatch của đợt."),
    Wording(
      en: "The name of the next round; without it, the number counted on.",
      vi: "Tên đợt sau; nếu không ghi thì đếm tiếp số của đợt."),
    Wording(
      en: "The day by which places had to report; without it, the day before the next round.",
      vi: "Hạn báo cáo của các đơn vị; nếu không ghi thì là ngày trước đợt sau."),
    Wording(
      en: "Take the counted stock as the truth; each difference becomes an adjustment.",
      vi: "Lấy số kiểm kê làm đúng; mỗi chênh lệch thành một dòng điều chỉnh."),
    Wording(en: "Who accepts the counts.", vi: "Người chấp nhận số kiểm kê."),
    Wording(en: "Why they are accepted.", vi: "Lý do chấp nhận."),
    Wording(en: "The folder with the rounds.", vi: "Thư mục chứa các đợt."),
    Wording(
      en: "Write every round, place and vaccine to a table.",
      vi: "Ghi từng đợt, đơn vị và vắc xin ra một bảng."),
    Wording(
      en: "Write the uptake and open-vial wastage seen, beside those of the next round, to a table.",
      vi: "Ghi tỷ lệ đến tiêm và hao phí mở lọ thực tế bên cạnh số của đợt sau ra một bảng."),
    Wording(
      en: "A lot, or LOT,VACCINE,PLACE: where it goes, what is lost of it, and why.",
      vi: "Một lô, hoặc LÔ,VẮC XIN,ĐƠN VỊ: đi đâu, mất bao nhiêu và vì sao."),
    Wording(
      en: "A recipient: what it gets, what it lacks, and for want of what.",
      vi: "Một đơn vị: nhận gì, thiếu gì và vì thiếu điều kiện nào."),
    Wording(en: "A recipient's line as PLACE,GROUP,DOSE.", vi: "Một dòng nhu cầu: ĐƠN VỊ,NHÓM,MŨI."),
    Wording(
      en: "What each objective's place in the order costs the others.",
      vi: "Thứ tự của mỗi mục tiêu làm các mục tiêu khác thiệt bao nhiêu."),
    Wording(
      en: "What the pins cost, each alone and all together.",
      vi: "Các lượng ấn định gây thiệt bao nhiêu, từng dòng và tất cả."),
    Wording(
      en: "A change to the round; may be given again.", vi: "Một thay đổi của đợt; có thể ghi nhiều lần."),
    Wording(
      en: "Hold the plan's shipments and let so many of a hundred expected people stay away.",
      vi: "Giữ nguyên lượng cấp phát và giả định bấy nhiêu phần trăm người dự kiến không đến."),
    Wording(en: "The vaccine's code.", vi: "Mã vắc xin."),
    Wording(en: "Doses offered, as printed on the vials.", vi: "Số liều được đề nghị nhận, theo nhãn lọ."),
    Wording(en: "The expiry as yyyy-mm-dd.", vi: "Hạn dùng, ghi yyyy-mm-dd."),
    Wording(
      en: "The day it arrives, as yyyy-mm-dd; without it the dispatch day.",
      vi: "Ngày về đến, ghi yyyy-mm-dd; nếu không ghi thì là ngày cấp phát."),
    Wording(
      en: "The store it would go to; without it the round's first.",
      vi: "Kho sẽ nhận; nếu không ghi thì là kho đầu tiên của đợt."),
    Wording(en: "The folder with the earlier plan.", vi: "Thư mục chứa kế hoạch trước."),
    Wording(en: "The folder with the later plan.", vi: "Thư mục chứa kế hoạch sau."),
  ]
}
