extension RoundInspection {
  /// Checks `vaccines.csv`.
  mutating func inspectVaccines() {
    let file = TableFile.vaccines
    var rows: [String: Int] = [:]
    for (index, vaccine) in tables.vaccines.enumerated() {
      let row = RoundInspection.row(vaccine.row, index)
      if vaccine.vaccine.isEmpty {
        missing(file, row, "vaccine")
      } else if let first = rows[vaccine.vaccine] {
        error(
          "vaccine_twice", file, row, "vaccine", vaccine.vaccine,
          ValidationWording.twice(
            "the vaccine \(vaccine.vaccine)", "vắc xin \(vaccine.vaccine)", firstRow: first))
      } else {
        rows[vaccine.vaccine] = row
      }
      checkRange(vaccine.dosesPerVial, file, row, "doses_per_vial", atLeast: 1)
      checkRange(vaccine.issueMultiple, file, row, "issue_multiple", atLeast: 1)
      if let vials = vaccine.vialsPerPack { checkRange(vials, file, row, "vials_per_pack", atLeast: 1) }
      checkDays(vaccine.thawedDays, file, row, "thawed_days")
      checkRange(vaccine.litresPerVial, file, row, "litres_per_vial")
      if vaccine.openVialWastage < 0 || vaccine.openVialWastage >= 1 {
        error(
          "out_of_range", file, row, "open_vial_wastage", vaccine.openVialWastage.description,
          Wording(
            en: "open_vial_wastage is \(vaccine.openVialWastage); it must be at least 0 and less than 1",
            vi:
              "tỷ lệ hao phí open_vial_wastage là \(Written.decimal(vaccine.openVialWastage, .vietnamese)); "
              + "phải từ 0 đến nhỏ hơn 1"))
      }
      noteTest(vaccine.vaccine, file, row, "vaccine")
      if let name = vaccine.name { noteTest(name, file, row, "name") }
    }
  }

  /// Checks `eligibility.csv`.
  mutating func inspectEligibility() {
    let file = TableFile.eligibility
    var rows: [EligibilityKey: Int] = [:]
    for (index, line) in tables.eligibility.enumerated() {
      let row = RoundInspection.row(line.row, index)
      checkVaccine(line.vaccine, file, row)
      if line.group.isEmpty { missing(file, row, "group") }
      checkRange(line.dose, file, row, "dose", atLeast: 1)
      if line.share <= 0 || line.share > 1 {
        error(
          "out_of_range", file, row, "share", line.share.description,
          Wording(
            en: "share is \(line.share); it must be more than 0 and at most 1",
            vi: "share là \(Written.decimal(line.share, .vietnamese)); phải lớn hơn 0 và không quá 1"))
      }
      if isUnread(file, row, "vaccine", "group", "dose") || line.vaccine.isEmpty || line.group.isEmpty {
        continue
      }
      let key = EligibilityKey(vaccine: line.vaccine, group: line.group, dose: line.dose)
      if let first = rows[key] {
        error(
          "eligibility_twice", file, row, "vaccine", line.vaccine,
          ValidationWording.twice(
            "\(line.vaccine) for \(line.group), dose \(line.dose),",
            "\(line.vaccine) cho nhóm \(line.group), mũi \(line.dose)", firstRow: first))
      } else {
        rows[key] = row
      }
    }
  }

  /// Notes a name that has the word TEST in it: such rows get left over in real systems.
  mutating func noteTest(_ name: String, _ file: String, _ row: Int, _ column: String) {
    guard RoundInspection.looksLikeTest(name) else { return }
    note(
      "looks_like_test", file, row, column, name,
      Wording(
        en: "\"\(name)\" looks like a test; is it meant to be planned?",
        vi: "\"\(name)\" có vẻ là dữ liệu thử nghiệm; có thật sự cần lập kế hoạch không?"))
  }

  /// Whether the word `test`, numbered or not, stands in a name by itself.
  static func looksLikeTest(_ name: String) -> Bool {
    let bytes = name.utf8
    guard bytes.count >= 4 else { return false }
    // Nearly every name is without these letters, and needs no parting into words.
    if bytes.withContiguousStorageIfAvailable({ !mayHoldTest($0) }) ?? false { return false }
    var word: [UInt8] = []
    func isTest(_ word: [UInt8]) -> Bool {
      word.starts(with: "test".utf8) && word.dropFirst(4).allSatisfy { $0 < UInt8(ascii: "a") }
    }
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): word.append(byte + 32)
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
        word.append(byte)
      default:
        if isTest(word) { return true }
        word.removeAll(keepingCapacity: true)
      }
    }
    return isTest(word)
  }

  /// Whether the letters `test` stand anywhere.
  private static func mayHoldTest(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    for index in 0..<max(0, bytes.count - 3) where bytes[index] | 0x20 == UInt8(ascii: "t") {
      if bytes[index + 1] | 0x20 == UInt8(ascii: "e"), bytes[index + 2] | 0x20 == UInt8(ascii: "s"),
        bytes[index + 3] | 0x20 == UInt8(ascii: "t")
      {
        return true
      }
    }
    return false
  }
}
