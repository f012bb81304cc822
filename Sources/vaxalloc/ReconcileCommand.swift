internal import ArgumentParser
internal import PlanReports
internal import RoundFigures
internal import RoundFiles
internal import VaccineAllocation

/// `vaxalloc reconcile`: a round's figures beside those of a second source.
struct ReconcileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reconcile",
    abstract: "Compares a round's figures with those of a second source.",
    discussion: """
      The other table has the columns place, group, dose, given for doses given, or lot, vaccine, place, vials for \
      stock, or both kinds of rows; without a place a row stands for the whole province. Differences come first, \
      the largest on top. The exit code is 1 where anything differs by more than the tolerance.

      EXAMPLES:
        vaxalloc reconcile rounds/22 ledger.csv
        vaxalloc reconcile rounds/22 portal.csv --tolerance 5 --language vi
      """)

  @OptionGroup var input: RoundInput

  @Argument(
    help: ArgumentHelp(
      "The table of the second source: .csv, or .xlsx, of which the first filled sheet counts.",
      valueName: "other"), completion: .file())
  var other: String

  @Option(
    help: ArgumentHelp("Doses or vials by which two figures may differ and still agree.", valueName: "number")
  )
  var tolerance = 0

  func validate() throws {
    if tolerance < 0 { throw ValidationError("The tolerance is a number of at least 0.") }
  }

  func run() throws {
    let document = try input.document()
    let language = input.language ?? document.round.policy.language
    let rows: [LedgerRow]
    do throws(RoundReadingError) {
      let ledger = try RoundSource.ledger(other, numbers: document.round.policy.numbers)
      for note in ledger.notes { Console.error(RoundText.line(note, language: language)) }
      rows = ledger.rows
    } catch .cannotRead(let path, let reason) {
      throw input.unreadable(path, reason)
    } catch {
      for message in error.errors { Console.error(RoundText.line(message, language: language)) }
      throw Ending.refused.code
    }
    let result = Reconciliation(document.round, with: rows, tolerance: ExactDecimal(tolerance))
    print(ReconciliationText.text(of: result, round: document.round, other: other, language: language))
    if !result.agrees { throw Ending.refused.code }
  }
}
