import Testing

struct TerminalLanguageTests {
  private let vietnameseSettings = #"{"id": "r1", "date": "2022-10-01", "language": "vi"}"#

  @Test(arguments: [
    ("vi_VN.UTF-8", "Không có lỗi"), ("vi", "Không có lỗi"), ("en_GB.UTF-8", "No errors"), ("C", "No errors"),
    ("fr_FR.UTF-8", "No errors"), ("vietnam", "No errors"),
  ])
  func `the terminal's locale decides where it names a language that is spoken here`(
    _ locale: String, _ verdict: String
  ) throws {
    let folder = try TemporaryFolder()
    try folder.writeRound(to: "r")
    #expect(try CommandRun(["check", "r"], in: folder.path, locale: locale).output.contains(verdict))
  }

  @Test(arguments: [("C.UTF-8", "Không có lỗi"), ("POSIX", "Không có lỗi"), ("en_US.UTF-8", "No errors")])
  func `else the round does`(_ locale: String, _ verdict: String) throws {
    let folder = try TemporaryFolder()
    try folder.writeRound(to: "r", settings: vietnameseSettings)
    #expect(try CommandRun(["check", "r"], in: folder.path, locale: locale).output.contains(verdict))
    try folder.replace("KHO,20", with: "KHO,2O", in: "r/lots.csv")
    let isEnglish = locale == "en_US.UTF-8"
    let broken = try CommandRun(["plan", "r"], in: folder.path, locale: locale)
    #expect(broken.errors.hasPrefix(isEnglish ? "error: lots.csv" : "lỗi: lots.csv"))
  }

  @Test func `the option wins over both, and papers go by the round`() throws {
    let folder = try TemporaryFolder()
    try folder.writeRound(to: "r", settings: vietnameseSettings)
    let plan = try CommandRun(["plan", "r", "--language", "vi"], in: folder.path, locale: "en_US.UTF-8")
    #expect(plan.output.hasPrefix("Đợt “r1”"))
    #expect(try CommandRun(["report", "r", "r.plan"], in: folder.path, locale: "en_US.UTF-8").code == 0)
    #expect(try folder.text(of: "r.report/report.html").contains("<html lang=\"vi\">"))
  }
}
