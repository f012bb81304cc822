/// What would save doses of a lot, in words.
///
/// A plan states these texts in the language of its round. Each is one of a few sentences with a number, a place and
/// a day in it, so that a reader of another language need not do without: ``translated(_:from:to:)`` finds the
/// sentence again and says it in the other one.
public enum RemedyWording {
  /// The words for a reason.
  ///
  /// - Parameters:
  ///   - reason: why the doses are lost.
  ///   - people: how many people are concerned, where the sentence names a number.
  ///   - place: the place, where it names one.
  ///   - day: the day, where it names one.
  public static func wording(for reason: LossReason, people: Int, place: String, day: Day?) -> Wording {
    let (english, vietnamese) = (Figures(.english), Figures(.vietnamese))
    let blanks = (
      Blanks(people: english.number(people), place: place, day: day.map(english.day) ?? ""),
      Blanks(people: vietnamese.number(people), place: place, day: day.map(vietnamese.day) ?? "")
    )
    return Wording(
      en: sentence(for: reason, blanks.0).english, vi: sentence(for: reason, blanks.1).vietnamese)
  }

  /// A plan's text in another language; nil where it is none of the sentences that plans say.
  ///
  ///     RemedyWording.translated("needs a smaller reserve", from: .english, to: .vietnamese)
  ///     // cần giảm mức dự trữ
  public static func translated(_ text: String, from own: Language, to other: Language) -> String? {
    if own == other || text.isEmpty { return text }
    let marks = Blanks(people: "\u{1}", place: "\u{2}", day: "\u{3}")
    for reason in LossReason.allCases {
      guard let found = blanks(in: text, as: sentence(for: reason, marks)[own]) else { continue }
      let digits = found.people.filter { $0.isASCII && $0.isNumber }
      let day = date(found.day, own)
      guard found.people.isEmpty || Int(digits) != nil, found.day.isEmpty || day != nil else { continue }
      return wording(for: reason, people: Int(digits) ?? 0, place: found.place, day: day)[other]
    }
    return nil
  }

  /// What stands in the blanks of a sentence, as written.
  private struct Blanks {
    var people = ""
    var place = ""
    var day = ""
  }

  private static func sentence(for reason: LossReason, _ blanks: Blanks) -> Wording {
    let (people, place, day) = (blanks.people, blanks.place, blanks.day)
    return switch reason {
    case .sessions:
      Wording(
        en: "needs \(people) more injections at \(place) by \(day)",
        vi: "cần thêm \(people) lượt tiêm tại \(place) đến hết ngày \(day)")
    case .nobodyLeft:
      Wording(
        en: "needs other people to give it to, or another place that can use it in time",
        vi: "cần thêm đối tượng tiêm hoặc nơi khác dùng kịp")
    case .tooLate:
      Wording(
        en: "needs to reach \(place) sooner, or a later last day of use",
        vi: "cần đến \(place) sớm hơn hoặc được gia hạn sử dụng")
    case .reserved:
      Wording(
        en: "could serve \(people) other people at \(place) if the reservation were lifted",
        vi: "có thể tiêm cho \(people) người khác tại \(place) nếu bỏ dành riêng")
    case .storage:
      Wording(en: "needs more cold storage at \(place)", vi: "cần thêm chỗ bảo quản lạnh tại \(place)")
    case .lane:
      Wording(
        en: "needs a lane to \(place), or a larger one",
        vi: "cần tuyến vận chuyển (hoặc tải lớn hơn) đến \(place)")
    case .reserve: Wording(en: "needs a smaller reserve", vi: "cần giảm mức dự trữ")
    case .pinned:
      Wording(en: "needs the fixed shipment to be smaller", vi: "cần giảm chuyến cấp phát đã ấn định")
    case .nextDose:
      Wording(
        en: "is not lost if the people for whom it is kept get their next dose in time",
        vi: "không mất nếu những người được giữ vắc xin được tiêm mũi kế tiếp đúng hạn")
    case .wholeVials, .priority, .noStock, .none:
      Wording(
        en: "less than a vial or an issue unit at each place; smaller issue units would help",
        vi: "mỗi nơi thiếu chưa đến một lọ hoặc một đơn vị cấp phát; cần đơn vị cấp phát nhỏ hơn")
    }
  }

  /// What a text has where a sentence has marks; nil where the rest of it differs.
  private static func blanks(in text: String, as sentence: String) -> Blanks? {
    var found = Blanks()
    var rest = Substring(text)
    var mark: Character?
    /// Puts what stands before the next words, or at the end, into the blank that is open.
    func fill(_ value: Substring) {
      switch mark {
      case "\u{1}": found.people = String(value)
      case "\u{2}": found.place = String(value)
      default: found.day = String(value)
      }
      mark = nil
    }
    for part in parts(of: sentence) {
      if part.count == 1, let first = part.first, "\u{1}\u{2}\u{3}".contains(first) {
        mark = first
      } else if mark == nil {
        guard rest.hasPrefix(part) else { return nil }
        rest = rest.dropFirst(part.count)
      } else {
        // The code of a place may hold any words: the last that fit are the sentence's own.
        guard let range = rest.ranges(of: part).last else { return nil }
        fill(rest[..<range.lowerBound])
        rest = rest[range.upperBound...]
      }
    }
    if mark != nil { fill(rest) } else if !rest.isEmpty { return nil }
    return found
  }

  /// A sentence in pieces: its words, and each mark by itself.
  private static func parts(of sentence: String) -> [String] {
    var parts: [String] = []
    var words = ""
    for character in sentence {
      guard "\u{1}\u{2}\u{3}".contains(character) else {
        words.append(character)
        continue
      }
      if !words.isEmpty { parts.append(words) }
      parts.append(String(character))
      words = ""
    }
    return words.isEmpty ? parts : parts + [words]
  }

  private static func date(_ text: String, _ language: Language) -> Day? {
    if language == .english { return Day(iso: text) }
    let numbers = text.split(separator: "/").compactMap { Int($0) }
    return numbers.count == 3 ? Day(year: numbers[2], month: numbers[1], day: numbers[0]) : nil
  }
}
