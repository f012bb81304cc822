import ArgumentParser
import Testing

@testable import vaxalloc

struct VietnameseHelpTests {
  @Test func `every text of the help stands in both languages`() {
    let commands = Vaxalloc.configuration.subcommands
    #expect(commands.count >= 14)
    for command in [Vaxalloc.self] + commands {
      let text = Vaxalloc.helpMessage(for: command, columns: VietnameseHelp.unbroken)
      let untranslated = VietnameseHelp.untranslated(in: text)
      #expect(untranslated.isEmpty, "\(command): \(untranslated)")
    }
  }

  @Test func `help is in the language that is asked for, in lines of the screen`() throws {
    let runs = [
      try CommandRun(["help", "--language", "vi"]), try CommandRun(["--language", "vi", "--help"]),
      try CommandRun(["--help", "--language", "vi"]), try CommandRun(["--language", "vi"]),
      try CommandRun(["help"], locale: "vi_VN.UTF-8"), try CommandRun(["--help"], locale: "vi_VN.UTF-8"),
    ]
    for run in runs {
      #expect(run.code == 0)
      #expect(run.errors.isEmpty)
      #expect(run.output.hasPrefix("TÓM TẮT: Lập kế hoạch phân bổ vắc xin"))
      #expect(run.output.contains("\n    3  có tệp không đọc hoặc ghi được\n"))
      #expect(
        run.output.contains("\n  vaxalloc plan rounds/22               lập kế hoạch vào rounds/22.plan\n"))
      #expect(run.output.contains("\nCÁC LỆNH:\n  plan                    Lập kế hoạch một đợt"))
      #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }
  }

  @Test(arguments: [
    "plan", "check", "verify", "report", "template", "reconcile", "forecast", "explain", "compare", "offer",
    "diff", "close", "thaw", "track",
  ])
  func `every subcommand has Vietnamese help with an example`(_ command: String) throws {
    let run = try CommandRun([command, "--help", "--language", "vi"])
    #expect(run.code == 0)
    #expect(run.output.hasPrefix("TÓM TẮT: "))
    #expect(run.output.contains("\nVÍ DỤ:\n  vaxalloc \(command) round"))
    #expect(run.output.contains("\nCÁCH DÙNG: vaxalloc \(command) "))
    #expect(run.output.contains("Hiện hướng dẫn."))
    #expect(!run.output.contains("The "))
  }

  @Test(arguments: [
    (["plan"], "Thiếu tham số '<round>'"), (["draw", "round"], "Thừa 2 tham số: 'draw', 'round'"),
    (["plan", "round", "--fast"], "Không có tùy chọn '--fast'"),
    (
      ["plan", "round", "--time-limt", "3"],
      "Không có tùy chọn '--time-limt'. Có phải ý bạn là '--time-limit'?"
    ),
    (["plan", "round", "--time-limit", "0"], "Giới hạn thời gian là số giây lớn hơn 0."),
    (["plan", "round", "--threads", "two"], "Giá trị 'two' không dùng được cho '--threads <number>'"),
    (["plan", "round", "--threads"], "Thiếu giá trị cho '--threads <number>'"),
    (["check", "round", "another"], "Thừa tham số 'another'"),
    (["verify", "round"], "Hãy ghi đợt và kế hoạch."),
    (["check", "round", "--tolerance", "-1"], "Thiếu giá trị cho '--tolerance <number>'"),
    (["plan", "round", "--keep", "p", "--keep-before", "x"], "--keep-before nhận một trong: waste, need"),
    (["forecast", "r", "--until", "mai"], "“mai” không phải là ngày; hãy ghi 2022-12-31 hoặc 31/12/2022."),
    (
      ["close", "r", "p", "--actual", "a", "-o", "n", "--date", "mai"],
      "Giá trị 'mai' không dùng được cho '--date <day>': “mai” không phải là ngày; hãy ghi yyyy-mm-dd."
    ),
    (
      ["check", "r", "--language", "fr"], "Giá trị 'fr' không dùng được cho '--language <language>'. Hãy chọn"
    ),
  ])
  func `wrong usage is told in Vietnamese and ends with 64`(_ arguments: [String], _ sentence: String) throws
  {
    let run = try CommandRun(arguments, locale: "vi_VN.UTF-8")
    #expect(run.code == 64)
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("Lỗi: " + sentence), "\(run.errors)")
    #expect(run.errors.contains("Cách dùng: vaxalloc"))
    #expect(run.errors.contains("Xem thêm: 'vaxalloc"))
    #expect(!run.errors.contains("Help:"))
  }

  @Test func `scripts and versions are the same in every language`() throws {
    for arguments in [["--version"], ["--generate-completion-script", "bash"], ["--experimental-dump-help"]] {
      let (vi, en) = (try CommandRun(arguments, locale: "vi_VN.UTF-8"), try CommandRun(arguments))
      #expect(vi.output == en.output)
      #expect(vi.code == 0)
    }
  }

  @Test func `every complaint of a command stands in the table`() throws {
    // What a complaint says of a value is code; the words around it are what the table has.
    let sentences = try SourceComplaints.all()
    #expect(sentences.count >= 15)
    for sentence in sentences {
      #expect(UsageSentences.vietnamese(sentence) != nil, "\(sentence)")
    }
  }
}
