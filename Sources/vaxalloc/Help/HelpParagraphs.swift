internal import VaccineAllocation

extension HelpTexts {
  /// What stands beside examples, files and exit codes.
  static let examples: [Wording] = [
    Wording(en: "say what is wrong with the tables", vi: "nêu lỗi trong các bảng"),
    Wording(en: "plan the round, into rounds/22.plan", vi: "lập kế hoạch vào rounds/22.plan"),
    Wording(en: "check any plan against its round", vi: "đối chiếu kế hoạch với đợt"),
    Wording(en: "write the papers to read and sign", vi: "ghi văn bản để đọc và ký"),
    Wording(en: "say what would save most", vi: "nêu việc cứu được nhiều liều nhất"),
    Wording(en: "say what a change would do", vi: "nêu kết quả của một thay đổi"),
    Wording(en: "done", vi: "đã xong"),
    Wording(
      en: "the input has errors, or the plan breaks a rule", vi: "số liệu có lỗi hoặc kế hoạch trái quy tắc"),
    Wording(
      en: "no plan: the time limit is over, or the solver failed",
      vi: "không có kế hoạch: hết thời gian hoặc không giải được"),
    Wording(en: "something could not be read or written", vi: "có tệp không đọc hoặc ghi được"),
    Wording(en: "wrong usage", vi: "dùng lệnh sai"), Wording(en: "interrupted", vi: "bị dừng giữa chừng"),
    Wording(en: "into rounds/22.plan", vi: "ghi vào rounds/22.plan"),
    Wording(en: "into another folder", vi: "ghi vào thư mục khác"),
    Wording(en: "give up after a minute", vi: "dừng sau một phút"),
    Wording(en: "the linear program too", vi: "ghi cả bài toán tuyến tính"),
    Wording(en: "and what would save most", vi: "và việc cứu được nhiều liều nhất"),
    Wording(
      en: "change few shipments of an earlier plan", vi: "thay đổi ít dòng cấp phát so với kế hoạch trước"),
    Wording(en: "and what the order of objectives costs", vi: "và thứ tự các mục tiêu gây thiệt bao nhiêu"),
    Wording(en: "into rounds/22.report", vi: "ghi vào rounds/22.report"),
    Wording(en: "in Vietnamese", vi: "bằng tiếng Việt"),
    Wording(en: "and what was used, by day and month", vi: "và số đã sử dụng theo ngày, tháng"),
    Wording(
      en: "for the decision-maker; opens in any browser, prints",
      vi: "cho lãnh đạo; mở bằng mọi trình duyệt, in được"),
    Wording(en: "the annex of the decision, to be signed", vi: "phụ lục quyết định, để ký"),
    Wording(
      en: "a page for each recipient, signed by both sides", vi: "mỗi đơn vị nhận một phiếu, hai bên ký"),
    Wording(en: "a page for each store, by lot", vi: "mỗi kho một phiếu, theo lô"),
    Wording(
      en: "annex, shipments, use, losses, coverage as sheets",
      vi: "phụ lục, cấp phát, sử dụng, mất, bao phủ ở từng trang tính"),
    Wording(
      en: "vaccine used and people vaccinated, by month and day",
      vi: "vắc xin đã dùng và số người được tiêm, theo tháng và ngày"),
    Wording(en: "the same tables as sheets", vi: "các bảng đó ở từng trang tính"),
  ]

  /// What commands do, at length.
  static let paragraphs: [Wording] = [
    Wording(
      en:
        "With a table scenarios.csv (name, weight, place, group, dose, uptake) the shipments are chosen once for all "
        + "of them; the plan's use is that for the round's own uptake.",
      vi:
        "Nếu có bảng scenarios.csv (name, weight, place, group, dose, uptake), lượng cấp phát được chọn một lần cho "
        + "mọi kịch bản; phần sử dụng trong kế hoạch theo tỷ lệ đến tiêm của chính đợt."),
    Wording(
      en: "A round is a folder of small tables. A plan is a folder of tables beside it.",
      vi: "Đợt là một thư mục gồm các bảng nhỏ. Kế hoạch là một thư mục bảng bên cạnh."),
    Wording(
      en:
        "The plan is a folder of tables. It is written whole or not at all; a plan that stands there is replaced in "
        + "one step, anything else is left alone. The same tables give the same plan on any machine.",
      vi:
        "Kế hoạch là một thư mục bảng, được ghi trọn vẹn hoặc không ghi gì; kế hoạch cũ ở đó được thay trong một "
        + "bước, mọi thứ khác được giữ nguyên. Cùng các bảng thì máy nào cũng cho cùng kế hoạch."),
    Wording(
      en:
        "Every message names the file, the row as a spreadsheet counts, the column and the cell's text. Where the "
        + "tables say how many doses were given, the figures follow side by side: coverage by both populations, need "
        + "by both methods, sums against the province's totals (totals.csv), and combinations without a row. Nothing "
        + "is written.",
      vi:
        "Mỗi thông báo nêu tệp, dòng (đếm như bảng tính), cột và nội dung ô. Nếu các bảng có số mũi đã tiêm, số liệu "
        + "được đặt cạnh nhau: tỷ lệ bao phủ theo hai dân số, nhu cầu theo hai cách, tổng so với số toàn tỉnh "
        + "(totals.csv) và những nhóm chưa có dòng nào. Không ghi tệp nào."),
    Wording(
      en:
        "The check works out every window, capacity and content from the tables alone and shares nothing with the "
        + "planner. The plan may come from anywhere.",
      vi:
        "Việc kiểm tra tự tính lại thời gian, công suất và số liều chỉ từ các bảng, không dùng chung gì với phần lập "
        + "kế hoạch. Kế hoạch có thể đến từ bất kỳ đâu."),
    Wording(
      en:
        "With --chain, a folder of rounds and plans is verified by their records instead: a changed input, a missing "
        + "link and an edited plan are named.",
      vi:
        "Với --chain, cả thư mục gồm các đợt và kế hoạch được kiểm tra theo hồ sơ: nêu số liệu bị đổi, mắt xích bị "
        + "thiếu và kế hoạch bị sửa."),
    Wording(
      en:
        "The plan must be of this round and keep every rule; both are checked again. The papers are in the round's "
        + "language, unless another one is asked for. They are written whole or not at all; papers that stand there "
        + "unchanged are replaced, anything else is left alone.",
      vi:
        "Kế hoạch phải là của đợt này và đúng mọi quy tắc; cả hai được kiểm tra lại. Văn bản dùng ngôn ngữ của đợt, "
        + "trừ khi yêu cầu ngôn ngữ khác. Văn bản được ghi trọn vẹn hoặc không ghi gì; văn bản cũ chưa bị sửa được "
        + "thay thế, mọi thứ khác được giữ nguyên."),
    Wording(
      en:
        "The other table has the columns place, group, dose, given for doses given, or lot, vaccine, place, vials for "
        + "stock, or both kinds of rows; without a place a row stands for the whole province. Differences come first, "
        + "the largest on top. The exit code is 1 where anything differs by more than the tolerance.",
      vi:
        "Bảng thứ hai có các cột đơn vị, nhóm, mũi, đã tiêm (số mũi đã tiêm), hoặc số lô, vắc xin, đơn vị, số lọ (tồn "
        + "kho), hoặc cả hai loại dòng; dòng không có đơn vị là số toàn tỉnh. Chênh lệch nêu trước, lớn nhất ở trên. "
        + "Mã kết thúc là 1 nếu có chênh lệch quá dung sai."),
    Wording(
      en:
        "A name that ends in .xlsx becomes a workbook with headings, a note on each column in both languages, lists "
        + "to choose from and formats for days; any other name becomes a folder of tables. What stands there already "
        + "is left alone.",
      vi:
        "Tên có đuôi .xlsx cho một tệp bảng tính có tiêu đề, ghi chú từng cột bằng hai thứ tiếng, danh sách chọn và "
        + "định dạng ngày; tên khác cho một thư mục bảng. Những gì đã có ở đó được giữ nguyên."),
    Wording(
      en:
        "For each vaccine, by recipient and in all: eligible × goal × wastage factor, less what is on hand and on the "
        + "way and can be used before it expires, in whole packs. With -o the same table is a sheet.",
      vi:
        "Với mỗi vắc xin, theo đơn vị và toàn tỉnh: số đủ điều kiện × mục tiêu × hệ số hao phí, trừ số đang có và đang "
        + "về dùng kịp trước khi hết hạn, làm tròn theo hộp. Với -o, bảng được ghi thành trang tính."),
    Wording(
      en:
        "The folder of what came back holds received.csv, given.csv, stock.csv and wasted.csv. Every vial is balanced "
        + "for each lot and place; every difference is named, with its age, and nothing is corrected unless --accept "
        + "takes the counts as the truth. The next round's folder is written in one step, with the tables of the "
        + "closing in its folder “closing”; a folder that stands there is left alone.",
      vi:
        "Thư mục báo cáo thực tế gồm received.csv, given.csv, stock.csv và wasted.csv. Từng lọ được cân đối theo lô và "
        + "đơn vị; mỗi chênh lệch được nêu tên và thời gian tồn tại, không sửa gì trừ khi --accept lấy số kiểm kê làm "
        + "đúng. Thư mục đợt sau được ghi trong một bước, các bảng chốt đợt nằm trong thư mục con “closing”; thư mục đã "
        + "có được giữ nguyên."),
    Wording(
      en:
        "The days are those of the plan, and stand in its thaw.csv too. For the comparison the round is planned anew "
        + "as if every frozen lot were taken out today: no plan of any kind could then lose fewer usable doses than "
        + "the number stated. Nothing is written.",
      vi:
        "Các ngày theo kế hoạch, cũng có trong thaw.csv. Để so sánh, đợt được lập lại như thể mọi lô đông được rã đông "
        + "hôm nay: khi đó không kế hoạch nào mất ít liều hơn số đã nêu. Không ghi tệp nào."),
    Wording(
      en:
        "It reads the closings in the round folders: what was used of what places had, who reported late, what was "
        + "lost and what the plans foresaw. Rates that were seen can be written down beside those of the next round; "
        + "they are never applied.",
      vi:
        "Lệnh đọc số liệu chốt trong các thư mục đợt: đã dùng bao nhiêu trong số được cấp, đơn vị nào báo cáo muộn, mất "
        + "bao nhiêu và kế hoạch đã dự kiến thế nào. Các tỷ lệ thực tế có thể ghi cạnh tỷ lệ của đợt sau; chúng không "
        + "tự động được áp dụng."),
    Wording(
      en:
        "Every reason is tried out: the round is solved again with that one thing lifted, and the answer says what "
        + "that brings. Figures of such answers are exact where vials and people need not be whole.",
      vi:
        "Mỗi lý do đều được thử: đợt được giải lại khi bỏ riêng điều đó, và câu trả lời nêu kết quả. Số liệu này đúng "
        + "tuyệt đối khi không cần tính theo lọ nguyên và người nguyên."),
    Wording(
      en: "Nothing is written. Losses and uses are counted up to the same days before and after a change.",
      vi: "Không ghi tệp nào. Số mất và số dùng được tính đến cùng ngày trước và sau khi thay đổi."),
    Wording(
      en: "CHANGES for --set, words apart by blanks, codes with blanks or commas in double quotes:",
      vi:
        "CÁC THAY ĐỔI cho --set, các từ cách nhau bằng dấu cách, mã có dấu cách hoặc dấu phẩy đặt trong ngoặc kép:"
    ),
    Wording(
      en:
        "It says what accepting costs lots already held, how much is worth accepting, and a sentence to send.",
      vi:
        "Lệnh nêu việc nhận sẽ ảnh hưởng thế nào đến các lô đang có, nên nhận bao nhiêu, và câu trả lời để gửi."
    ),
  ]

  /// Lines that are typed as they stand, and are the same in every language.
  static let code: Set<String> = [
    "capacity PLACE|* +PEOPLE/day FROM..TO", "uptake PLACE|*,GROUP|*,DOSE|* PART",
    "lane FROM TO|* DAYS [COST [MOST]]", "release LOT[,VACCINE[,PLACE]]", "reserve VACCINE DOSES",
    "arrival LOT DATE", "expiry LOT DATE", "multiple VACCINE VIALS", "stock LOT VIALS", "pin LOT TO VIALS",
    "lot LOT,VACCINE,PLACE VIALS EXPIRY [FROM]", "storage PLACE LITRES|none",
    "order OBJECTIVE,OBJECTIVE,…", "unpin LOT [TO]", "or", "unpin *",
  ]
}
