public import AllocationModel

/// Whole numbers in words, as they stand in brackets behind the total of a decision.
///
///     NumberWords.vietnamese(2960)          // hai nghìn chín trăm sáu mươi
///     NumberWords.vietnamese(1_000_105)     // một triệu một trăm lẻ năm
///     NumberWords.english(2960)             // two thousand nine hundred and sixty
public enum NumberWords {
  /// The word for the ten that is missing in 105: the south says `lẻ`, the north `linh`.
  public enum MissingTen: String, Sendable, Hashable, CaseIterable {
    /// Một trăm lẻ năm.
    case south = "lẻ"
    /// Một trăm linh năm.
    case north = "linh"
  }

  /// The words with a capital letter in front, in a language.
  public static func sentence(_ number: Int, _ language: Language) -> String {
    let words = language == .vietnamese ? vietnamese(number) : english(number)
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  // MARK: Vietnamese

  /// A number in Vietnamese words.
  ///
  /// *Mốt*, *tư* and *lăm* stand for one, four and five after *mươi* (and *lăm* after *mười*); a group of three
  /// digits after a higher one is read in full, as in một nghìn không trăm lẻ năm.
  ///
  /// - Parameters:
  ///   - number: any whole number; a negative one begins with *âm*.
  ///   - missingTen: the word for the ten that is missing.
  public static func vietnamese(_ number: Int, missingTen: MissingTen = .south) -> String {
    if number < 0 { return "âm " + vietnamese(number.magnitude, missingTen) }
    return vietnamese(number.magnitude, missingTen)
  }

  private static let digits = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]

  private static func vietnamese(_ number: UInt, _ missingTen: MissingTen) -> String {
    if number == 0 { return digits[0] }
    return words(number, inFull: false, missingTen).joined(separator: " ")
  }

  /// The words of a number; in full means with its hundreds even where there are none.
  private static func words(_ number: UInt, inFull: Bool, _ missingTen: MissingTen) -> [String] {
    for (unit, name) in [(1_000_000_000 as UInt, "tỷ"), (1_000_000, "triệu"), (1_000, "nghìn")]
    where number >= unit {
      let (high, low) = number.quotientAndRemainder(dividingBy: unit)
      return words(high, inFull: inFull && high < 1000, missingTen) + [name]
        + (low == 0 ? [] : words(low, inFull: true, missingTen))
    }
    return group(Int(number), inFull: inFull, missingTen)
  }

  /// The words of 1 to 999.
  private static func group(_ number: Int, inFull: Bool, _ missingTen: MissingTen) -> [String] {
    let (hundreds, rest) = number.quotientAndRemainder(dividingBy: 100)
    let (tens, ones) = rest.quotientAndRemainder(dividingBy: 10)
    var words = hundreds > 0 || inFull ? [digits[hundreds], "trăm"] : []
    switch tens {
    case 0: if ones > 0, !words.isEmpty { words.append(missingTen.rawValue) }
    case 1: words.append("mười")
    default: words += [digits[tens], "mươi"]
    }
    switch (tens, ones) {
    case (_, 0): break
    case (2..., 1): words.append("mốt")
    case (2..., 4): words.append("tư")
    case (1..., 5): words.append("lăm")
    default: words.append(digits[ones])
    }
    return words
  }

  // MARK: English

  /// A number in British words: two hundred and five.
  public static func english(_ number: Int) -> String {
    (number < 0 ? "minus " : "") + english(number.magnitude)
  }

  private static let small = [
    "nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
  ]
  private static let tens = [
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
  ]

  private static func english(_ number: UInt) -> String {
    for (unit, name) in [
      (1_000_000_000_000 as UInt, "trillion"), (1_000_000_000, "billion"), (1_000_000, "million"),
      (1_000, "thousand"),
    ] where number >= unit {
      let (high, low) = number.quotientAndRemainder(dividingBy: unit)
      let link = low > 0 && low < 100 ? " and " : " "
      return english(high) + " " + name + (low == 0 ? "" : link + english(low))
    }
    let value = Int(number)
    if value >= 100 {
      return small[value / 100] + " hundred" + (value % 100 == 0 ? "" : " and " + english(UInt(value % 100)))
    }
    if value < 20 { return small[value] }
    return tens[value / 10] + (value % 10 == 0 ? "" : "-" + small[value % 10])
  }
}
