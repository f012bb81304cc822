/// Finds the known name that somebody probably meant.
///
/// Names are compared after folding: letters of one case, no accents, no spaces or punctuation. So
/// `Hòa` and `Hoà`, or `doses per vial` and `doses_per_vial`, are alike though they are not equal.
package struct Likeness: Sendable {
  private let names: [String]
  private let folded: [[UInt32]]
  private let digits: [[UInt32]]
  private let positions: [[UInt32]: Int]

  /// Prepares for questions about a list of known names; the first of several alike names is suggested.
  package init(known names: some Sequence<String>) {
    var seen: Set<String> = []
    self.names = names.filter { !$0.isEmpty && seen.insert($0).inserted }
    folded = self.names.map(Likeness.folded)
    digits = folded.map(Likeness.digits)
    positions = Dictionary(
      folded.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The known name that is most like the one given, or nil where none is near.
  ///
  /// Cost: one comparison with every known name of nearly the same length, unless one is equal after folding.
  package func nearest(to name: String) -> String? {
    let wanted = Likeness.folded(name)
    if wanted.isEmpty { return nil }
    if let position = positions[wanted] { return names[position] }
    let wantedDigits = Likeness.digits(wanted)
    var best: (distance: Int, position: Int)?
    for (position, candidate) in folded.enumerated() {
      let most = Likeness.tolerance(min(candidate.count, wanted.count))
      if most == 0 || abs(candidate.count - wanted.count) > most { continue }
      // Numbers that differ are other things, not slips: district 842 is not 845, lot L0012 not L0013.
      if digits[position] != wantedDigits { continue }
      let limit = min(most, (best?.distance ?? .max) - 1)
      guard limit > 0, let distance = Likeness.distance(wanted, candidate, atMost: limit) else { continue }
      best = (distance, position)
    }
    return best.map { names[$0.position] }
  }

  /// The letters and digits of a name, small, without accents and without `đ`'s bar.
  package static func folded(_ name: String) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(name.utf8.count)
    for scalar in name.unicodeScalars {
      if scalar.isASCII {
        switch scalar {
        case "A"..."Z": result.append(scalar.value + 32)
        case "a"..."z", "0"..."9": result.append(scalar.value)
        default: break
        }
      } else if let base = baseLetters[String(scalar)] {
        result.append(base)
      } else if scalar.properties.isAlphabetic, scalar.properties.canonicalCombiningClass == .notReordered {
        for lower in scalar.properties.lowercaseMapping.unicodeScalars { result.append(lower.value) }
      }
    }
    return result
  }

  /// How many slips are still the same name: none in one or two letters, one in up to five, else two.
  private static func tolerance(_ length: Int) -> Int {
    length <= 2 ? 0 : length <= 5 ? 1 : 2
  }

  private static func digits(_ name: [UInt32]) -> [UInt32] {
    name.filter { (48...57).contains($0) }
  }

  /// Insertions, deletions, replacements and swaps of neighbours that lead from one name to the other, or
  /// nil where they are more than `limit`.
  static func distance(_ left: [UInt32], _ right: [UInt32], atMost limit: Int) -> Int? {
    if abs(left.count - right.count) > limit { return nil }
    var before: [Int] = []
    var previous = Array(0...right.count)
    for row in 0..<left.count {
      var current = [row + 1]
      current.reserveCapacity(right.count + 1)
      for column in 0..<right.count {
        let replaced = previous[column] + (left[row] == right[column] ? 0 : 1)
        var least = min(replaced, previous[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          least = min(least, before[column - 1] + 1)
        }
        current.append(least)
      }
      if current.min() ?? 0 > limit { return nil }
      before = previous
      previous = current
    }
    let distance = previous[right.count]
    return distance <= limit ? distance : nil
  }

  /// The plain letter under each accented one that Vietnamese uses.
  ///
  /// Texts are compared by canonical
  /// equivalence, so one table serves composed and decomposed letters.
  private static let baseLetters: [String: UInt32] = {
    let groups: [(base: Unicode.Scalar, accented: String)] = [
      ("a", "àáảãạăằắẳẵặâầấẩẫậ"), ("e", "èéẻẽẹêềếểễệ"), ("i", "ìíỉĩị"), ("o", "òóỏõọôồốổỗộơờớởỡợ"),
      ("u", "ùúủũụưừứửữự"), ("y", "ỳýỷỹỵ"), ("d", "đ"),
    ]
    var letters: [String: UInt32] = [:]
    for (base, accented) in groups {
      for letter in accented {
        letters[String(letter)] = base.value
        letters[letter.uppercased()] = base.value
      }
    }
    return letters
  }()
}
