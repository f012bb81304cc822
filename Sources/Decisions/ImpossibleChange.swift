public import AllocationModel

/// Why a change cannot be made.
public enum ImpossibleChange: Error, Sendable, Hashable {
  /// The text is no change; the second text says what is expected there.
  case unreadable(text: String, expected: Wording)
  /// Nobody knows the place; the nearest known name follows.
  case unknownPlace(String, meant: String?)
  /// The place is a store, where nobody is vaccinated, or a recipient where a store is needed.
  case store(String)
  /// Nobody knows the vaccine.
  case unknownVaccine(String, meant: String?)
  /// No lot line is meant by the name.
  case unknownLot(LotName, meant: String?)
  /// Several lot lines are meant; their keys follow.
  case severalLots(LotName, [LotName])
  /// No demand line is meant.
  case noDemand(place: String?, group: String?, dose: Int?)
  /// The days lie wholly outside those that are planned.
  case outsidePlan(first: Day, last: Day, planned: ClosedRange<Day>)
  /// The lot is reserved for nobody.
  case notReserved(LotName)
  /// There is no such pin.
  case noPin(LotName, to: String?)
  /// The lot stands there already.
  case lotExists(LotName)
  /// A quantity that must be above 0, or a part that must lie between 0 and 1, does not.
  case outOfRange(String)
  /// The changed tables contradict themselves; the errors that say how.
  case invalid([RoundMessage])

  /// The reason in words.
  public var wording: Wording {
    switch self {
    case .unreadable(let text, let expected):
      Wording(
        en: "\"\(text)\" cannot be read as a change: \(expected.english)",
        vi: "không đọc được thay đổi \"\(text)\": \(expected.vietnamese)")
    case .unknownPlace(let name, let meant):
      ImpossibleChange.unknown("place", "địa điểm", name, meant)
    case .store(let name):
      Wording(
        en: "nobody is vaccinated at the store \"\(name)\"", vi: "kho \"\(name)\" không tổ chức tiêm")
    case .unknownVaccine(let name, let meant):
      ImpossibleChange.unknown("vaccine", "vắc xin", name, meant)
    case .unknownLot(let name, let meant):
      ImpossibleChange.unknown("lot", "lô", name.description, meant)
    case .severalLots(let name, let lots):
      Wording(
        en: "several lot lines are called \(name): say which of \(ImpossibleChange.list(lots))",
        vi: "có nhiều dòng lô tên \(name): cần ghi rõ một trong \(ImpossibleChange.list(lots))")
    case .noDemand(let place, let group, let dose):
      Wording(
        en: "no line of demand.csv is \(ImpossibleChange.line(place, group, dose))",
        vi: "demand.csv không có dòng \(ImpossibleChange.line(place, group, dose))")
    case .outsidePlan(let first, let last, let planned):
      Wording(
        en:
          "\(first) to \(last) lies outside the days planned, \(planned.lowerBound) to \(planned.upperBound)",
        vi:
          "\(ImpossibleChange.day(first))–\(ImpossibleChange.day(last)) nằm ngoài thời gian lập kế hoạch, \(ImpossibleChange.day(planned.lowerBound))–\(ImpossibleChange.day(planned.upperBound))"
      )
    case .notReserved(let name):
      Wording(en: "lot \(name) is reserved for nobody", vi: "lô \(name) không dành riêng cho ai")
    case .noPin(let name, let place):
      Wording(
        en: "there is no pin of lot \(name)\(place.map { " to \($0)" } ?? "")",
        vi: "không có chỉ định nào của lô \(name)\(place.map { " đến \($0)" } ?? "")")
    case .lotExists(let name):
      Wording(
        en: "lot \(name) stands there already; use \"stock\" to change its vials",
        vi: "lô \(name) đã có ở đó; dùng \"stock\" để đổi số lọ")
    case .outOfRange(let what):
      Wording(en: "\(what) is out of range", vi: "\(what) nằm ngoài phạm vi cho phép")
    case .invalid(let messages):
      Wording(
        en: "the changed round has errors: " + messages.map(\.wording.english).joined(separator: "; "),
        vi: "đợt sau khi thay đổi có lỗi: " + messages.map(\.wording.vietnamese).joined(separator: "; "))
    }
  }

  private static func unknown(
    _ english: String, _ vietnamese: String, _ name: String, _ meant: String?
  ) -> Wording {
    Wording(
      en: "the round has no \(english) \"\(name)\"" + (meant.map { ". Did you mean \"\($0)\"?" } ?? ""),
      vi: "đợt này không có \(vietnamese) \"\(name)\"" + (meant.map { ". Có phải ý bạn là \"\($0)\"?" } ?? "")
    )
  }

  private static func list(_ lots: [LotName]) -> String {
    lots.map(\.description).joined(separator: ", ")
  }

  private static func line(_ place: String?, _ group: String?, _ dose: Int?) -> String {
    [place ?? "*", group ?? "*", dose.map(String.init) ?? "*"].joined(separator: ",")
  }

  private static func day(_ day: Day) -> String { Figures(.vietnamese).day(day) }
}
