internal import ArgumentParser
internal import VaccineAllocation

/// The command: it parses, calls the libraries, prints, and ends with an exit code.
@main
struct Vaxalloc: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vaxalloc",
    abstract: "Plans vaccine rounds: fewest doses lost, proved, in whole vials.",
    discussion: """
      A round is a folder of small tables. A plan is a folder of tables beside it.

      EXAMPLES:
        vaxalloc check rounds/22              say what is wrong with the tables
        vaxalloc plan rounds/22               plan the round, into rounds/22.plan
        vaxalloc verify rounds/22 rounds/22.plan
                                              check any plan against its round
        vaxalloc report rounds/22 rounds/22.plan
                                              write the papers to read and sign
        vaxalloc explain rounds/22 rounds/22.plan --measures 3
                                              say what would save most
        vaxalloc compare rounds/22 --set "release SYN-MOD-M01"
                                              say what a change would do

      EXIT CODES:
          0  done
          1  the input has errors, or the plan breaks a rule
          2  no plan: the time limit is over, or the solver failed
          3  something could not be read or written
         64  wrong usage
        130  interrupted
      """,
    version: PackageVersion.current,
    subcommands: [
      PlanCommand.self, CheckCommand.self, VerifyCommand.self, ReportCommand.self, ReconcileCommand.self,
      TemplateCommand.self, ForecastCommand.self, CloseCommand.self, ThawCommand.self, TrackCommand.self,
      ExplainCommand.self, CompareCommand.self, OfferCommand.self, DiffCommand.self,
    ])

  /// The arguments without the program's name. Help takes a language as every command does, which the parser does not
  /// know of its own help.
  static func understood(_ arguments: [String]) -> [String] {
    var rest = Array(arguments.dropFirst())
    guard let first = rest.first, ["help", "-h", "--help", "--language"].contains(first),
      let position = rest.firstIndex(of: "--language"), position + 1 < rest.count,
      Language(rawValue: rest[position + 1]) != nil
    else { return rest }
    rest.removeSubrange(position...(position + 1))
    return rest
  }

  /// Runs the command; help and what is wrong with its usage are said in the language that the user reads.
  static func main() {
    do {
      var command = try parseAsRoot(Self.understood(CommandLine.arguments))
      try command.run()
    } catch {
      if TerminalLanguage.ofArguments(CommandLine.arguments) == .vietnamese {
        let text = VietnameseHelp.text(fullMessage(for: error, columns: VietnameseHelp.unbroken))
        let code = exitCode(for: error)
        if code == .success { print(text) } else if !text.isEmpty { Console.error(text) }
        Self.exit(withError: code)
      }
      Self.exit(withError: error)
    }
  }
}
