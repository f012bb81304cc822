internal import AllocationModel

/// The words of the report, explained to people who do not plan themselves.
enum ReportGlossary {
  /// Words with their meanings.
  static func entries(_ paper: Paper) -> [(word: String, meaning: String)] {
    let until = paper.day(paper.plan.summary.wasteUntil)
    return [
      (
        paper.text(en: "Doses lost", vi: "Liều bị mất"),
        paper.text(
          en: "Usable doses whose last day comes by \(until) and that nobody gets.",
          vi: "Số liều dùng được có ngày dùng cuối đến hết \(until) mà không tiêm cho ai.")
      ),
      (
        paper.text(en: "Usable doses", vi: "Liều dùng được"),
        paper.text(
          en: "Doses on the label less what is usually left over when vials are opened.",
          vi: "Số liều ghi trên nhãn trừ hao phí thường gặp khi mở lọ.")
      ),
      (
        paper.text(en: "Last day", vi: "Ngày dùng cuối"),
        paper.text(
          en:
            "The expiry, an earlier last day of use, or the end of the life after thawing, whichever comes first.",
          vi:
            "Hạn dùng trên nhãn, ngày phải dùng sớm hơn (nếu có) hoặc ngày hết hạn sau rã đông, tùy ngày nào đến trước."
        )
      ),
      (
        paper.text(en: "FEFO", vi: "FEFO"),
        paper.text(
          en:
            "First expiry, first out by a plain rule, for comparison: lots in the order of their last day are handed "
            + "to recipients in the order of the list, or shared out by need.",
          vi:
            "Cách cấp phát thông thường để so sánh: lô hết hạn trước xuất trước, chia lần lượt theo danh sách đơn vị "
            + "hoặc chia theo tỷ lệ nhu cầu.")
      ),
      (
        paper.text(en: "No plan can …", vi: "Không kế hoạch nào …"),
        paper.text(
          en:
            "A limit that is proved by calculation: with the same stock, needs, sessions and rules no plan gets beyond it.",
          vi:
            "Giới hạn đã được chứng minh bằng tính toán: với cùng lượng tồn kho, nhu cầu, buổi tiêm và quy tắc thì không "
            + "kế hoạch nào vượt qua được.")
      ),
      (
        paper.text(en: "Later", vi: "Đợt sau"),
        paper.text(
          en: "Doses that stay in the store until the next dispatch, because nobody needs them before.",
          vi: "Số liều giữ lại kho đến lần cấp phát kế tiếp vì trước đó chưa cần dùng.")
      ),
      (
        paper.text(en: "Days of use", vi: "Ngày sử dụng"),
        paper.text(
          en: "One order in which all people fit into the sessions; other orders may fit as well.",
          vi: "Một cách xếp lịch sao cho mọi người đều vừa với các buổi tiêm; có thể còn cách xếp khác.")
      ),
    ]
  }
}
