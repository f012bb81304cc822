internal import RoundFiles
internal import VaccineAllocation

/// What the records of a chain of rounds say, in words.
enum ChainText {
  /// The rounds one after the other, then what is wrong, then the verdict.
  static func text(of chain: RoundChain, language: Language) -> String {
    let figures = Figures(language)
    var lines = chain.links.map { link -> String in
      let plan = link.plan ?? Wording(en: "no plan", vi: "chưa có kế hoạch")[language]
      let follows =
        link.follows.map { Wording(en: ", follows \($0)", vi: ", tiếp theo \($0)")[language] } ?? ""
      return "\(link.folder)  “\(link.round)”, \(figures.day(link.date)): \(plan)\(follows)"
    }
    lines += chain.findings.map { finding in
      let place = finding.file.map { "\(finding.folder)/\($0)" } ?? finding.folder
      return "\(finding.code.rawValue): \(place): \(finding.wording[language])"
    }
    let count = chain.findings.count
    if chain.links.isEmpty {
      lines.append(Wording(en: "There is no round here.", vi: "Không có đợt nào ở đây.")[language])
    } else if count == 0 {
      lines.append(
        Wording(
          en: "The chain holds: every input and plan is as it was recorded.",
          vi: "Chuỗi các đợt khớp: mọi số liệu và kế hoạch đúng như đã ghi nhận.")[language])
    } else {
      lines.append(
        Wording(
          en: "The chain is broken in \(figures.number(count)) \(count == 1 ? "place" : "places").",
          vi: "Chuỗi các đợt sai ở \(figures.number(count)) chỗ.")[language])
    }
    return lines.joined(separator: "\n")
  }
}
