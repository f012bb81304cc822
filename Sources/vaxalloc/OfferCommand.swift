public import ArgumentParser
internal import Decisions
internal import RoundFiles
public import VaccineAllocation

extension Day: ExpressibleByArgument {
  /// Reads a day from `yyyy-mm-dd`.
  public init?(argument: String) { self.init(iso: argument) }
}

/// `vaxalloc offer`: how much of a lot that is offered could be used in time.
struct OfferCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "offer",
    abstract: "Answers how much of a lot that is offered could be used before it expires.",
    discussion: """
      It says what accepting costs lots already held, how much is worth accepting, and a sentence to send.

      EXAMPLES:
        vaxalloc offer rounds/22 --vaccine AZ --doses 6000 --expiry 2022-11-15
        vaxalloc offer rounds/22 --vaccine AZ --doses 6000 --expiry 2022-11-15 --arrives 2022-10-08
      """)

  @OptionGroup var input: RoundInput

  @Option(help: "The vaccine's code.")
  var vaccine: String

  @Option(help: "Doses offered, as printed on the vials.")
  var doses: Int

  @Option(help: "The expiry as yyyy-mm-dd.")
  var expiry: Day

  @Option(help: "The day it arrives, as yyyy-mm-dd; without it the dispatch day.")
  var arrives: Day?

  @Option(help: "The store it would go to; without it the round's first.")
  var place: String?

  func run() throws {
    let document = try input.document()
    let language = input.language ?? document.round.policy.language
    let (planner, interruption) = input.planner(document)
    defer { withExtendedLifetime(interruption) {} }
    let offer = Offer(vaccine: vaccine, doses: doses, expiry: expiry, arrives: arrives, place: place)
    let answer = try input.answer(language) { () throws(ExplanationError) in
      try OfferAnswer(to: offer, in: document.round, by: planner)
    }
    print(OfferText(language: language).answer(answer))
  }
}
