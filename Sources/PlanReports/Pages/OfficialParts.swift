internal import AllocationModel
internal import Markup

/// Parts of papers that are signed.
struct OfficialParts {
  let paper: Paper

  /// What the round says about the decision.
  var details: DocumentDetails { paper.round.policy.document ?? DocumentDetails() }
  private static let dots = "……………"

  /// Who issues the paper, under which number, where and when; in Vietnamese with the motto of the state.
  ///
  /// - Parameters:
  ///   - number: the paper's number.
  ///   - day: the day on which it is signed.
  func heads(number: String?, day: Day?) -> Element {
    Element("div", ["class": "heads"]) {
      Element("div") {
        if let parent = details.parentAgency { Element("p") { parent.uppercased() } }
        Element("p", ["class": "strong"]) {
          Element("span", ["class": "rule"]) { (details.agency ?? OfficialParts.dots).uppercased() }
        }
        Element("p") {
          paper.text(en: "No.: ", vi: "Số: ") + (number ?? OfficialParts.dots)
        }
      }
      Element("div") {
        if paper.language == .vietnamese {
          Element("p", ["class": "strong"]) { "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" }
          Element("p", ["class": "strong"]) {
            Element("span", ["class": "rule"]) { "Độc lập - Tự do - Hạnh phúc" }
          }
        }
        Element("p", ["class": "place"]) { placeAndDay(day) }
      }
    }
  }

  private func placeAndDay(_ day: Day?) -> String {
    let place = details.place ?? OfficialParts.dots
    guard let day else {
      return paper.text(en: "\(place), date: ……………", vi: "\(place), ngày …… tháng …… năm ………")
    }
    return "\(place), " + (paper.language == .vietnamese ? OfficialParts.vietnamese(day) : paper.day(day))
  }

  /// A day in the words of a decision. Days below ten and the first two months are written with a nought, so that
  /// nobody can put a digit before them.
  private static func vietnamese(_ day: Day) -> String {
    let (year, month, date) = day.components
    func padded(_ number: Int, below limit: Int) -> String { number < limit ? "0\(number)" : String(number) }
    return "ngày \(padded(date, below: 10)) tháng \(padded(month, below: 3)) năm \(year)"
  }

  /// A warning on a paper of a plan that nobody checked.
  func warning() -> Element? {
    if paper.plan.summary.verified { return nil }
    return Element("p", ["class": "warning"]) {
      paper.text(
        en: "This plan has not been checked. Do not sign.", vi: "Kế hoạch này chưa được kiểm tra. Không ký.")
    }
  }

  /// Who receives the paper, and room for the signatures that the round names.
  func signing() -> Element {
    Element("div", ["class": "signing"]) {
      Element("div", ["class": "to"]) {
        Element("p") { paper.text(en: "Copies to:", vi: "Nơi nhận:") }
        if let recipients = details.recipients, !recipients.isEmpty {
          for (position, recipient) in recipients.enumerated() {
            Element("p") { "- \(recipient)\(position == recipients.count - 1 ? "." : ";")" }
          }
        } else {
          for _ in 0..<2 { Element("p") { "- " + OfficialParts.dots } }
        }
      }
      for signer in signers { block(title: signer.title, name: signer.name) }
    }
  }

  /// Room for the signatures of people with these functions.
  func signing(_ titles: [String]) -> Element {
    Element("div", ["class": "signing"]) { for title in titles { block(title: title, name: "") } }
  }

  /// `Director: Nguyễn Văn A` is a function and a name; without a colon all of it is the function.
  private var signers: [(title: String, name: String)] {
    guard let signers = details.signers, !signers.isEmpty else { return [(OfficialParts.dots, "")] }
    return signers.map { signer in
      guard let colon = signer.firstIndex(of: ":") else { return (signer, "") }
      let name = signer[signer.index(after: colon)...]
      return (String(signer[..<colon]), String(name.drop { $0 == " " }))
    }
  }

  private func block(title: String, name: String) -> Element {
    Element("div") {
      Element("p", ["class": "title"]) { title }
      Element("p", ["class": "hint"]) { paper.text(en: "(signature, full name)", vi: "(ký, ghi rõ họ tên)") }
      Element("p", ["class": "name"]) { name }
    }
  }

  /// Vials and doses, in digits and in words.
  func total(vials: Int, doses: Int) -> String {
    let (vialWords, doseWords) = (
      NumberWords.sentence(vials, paper.language), NumberWords.sentence(doses, paper.language)
    )
    return paper.text(
      en: "Total: \(paper.number(vials)) vials (\(vialWords)), \(paper.number(doses)) doses (\(doseWords)).",
      vi:
        "Tổng cộng: \(paper.number(vials)) lọ (\(vialWords) lọ), \(paper.number(doses)) liều (\(doseWords) liều)."
    )
  }
}
