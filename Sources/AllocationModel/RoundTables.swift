/// The tables of a round as people fill them in, not yet checked.
///
/// These are plain values that can hold anything, contradictions too. ``Round/init(_:)`` checks them and
/// makes a ``Round``, or says everything that is wrong. Every row carries the number under which a person
/// finds it (`row`, as a spreadsheet counts: the heading is row 1); rows built in code may leave it 0.
public struct RoundTables: Sendable, Hashable, Codable {
  /// What `round.json` says.
  public var policy: Policy
  /// The vaccines, by code.
  public var vaccines: [Vaccine] = []
  /// Which vaccine may serve which group and dose.
  public var eligibility: [Eligibility] = []
  /// Stores and recipients.
  public var places: [Place] = []
  /// The stock: one line for each lot where it stands.
  public var lots: [LotLine] = []
  /// Session capacity.
  public var capacity: [CapacityRow] = []
  /// Who is to be vaccinated.
  public var demand: [DemandLine] = []
  /// On which ways stock moves; nil means every store to every recipient, 0 days, cost 1.
  public var lanes: [LaneRow]?
  /// Shipments that the planner insists on.
  public var pins: [Pin] = []
  /// What authorities have said about lots on hand; nil where there is no such table.
  public var notices: [Notice]?
  /// Which dose follows which, and after how many days; nil where there is no such table.
  public var courses: [Course]?
  /// What was put right in the stock when the round before was closed; nil where there is no such table.
  public var adjustments: [Adjustment]?
  /// How many people may come, in several ways that things may go; nil where there is no such table.
  public var scenarios: [ScenarioRow]?

  /// Makes tables with nothing but a policy.
  public init(policy: Policy) {
    self.policy = policy
  }
}

/// The settings of a round: `round.json`.
public struct Policy: Sendable, Hashable, Codable {
  /// The name of the round, a text: "đợt 7 bổ sung" exists.
  public var id: String
  /// The dispatch day of this round, `R`.
  public var date: Day
  /// The day for which the figures hold.
  public var asOf: Day?
  /// The next dispatch day, `N`.
  public var nextDispatch: Day?
  /// The last day of use that is planned, `H`; nil takes the default of the model.
  public var horizon: Day?
  /// The last day whose losses are counted, `W`; nil takes the default of the model.
  public var wasteUntil: Day?
  /// What is optimised, the most important first.
  public var objectives: [ObjectiveKind] = ObjectiveKind.allCases
  /// Whether a lot may still be used on its expiry day.
  public var expiryDayUsable = true
  /// Days by which every lot's life is shortened, for safety.
  public var safetyDays = 0
  /// Days beyond the next dispatch's arrival that this dispatch may serve.
  public var bufferDays = 0
  /// Days of life a shipment must have left when it arrives.
  public var leastDaysOnArrival = 0
  /// Doses that stay in stores.
  public var reserve: [Reserve] = []
  /// Whether a plan keeps stock for the next dose of everybody who begins a course in it; nil is no.
  public var secureNextDose: Bool?
  /// How numbers are written in the tables.
  public var numbers = NumberStyle.plain
  /// The language of the texts in the plan.
  public var language = Language.english
  /// What stands on the decision that goes with the plan.
  public var document: DocumentDetails?

  /// Makes the settings of a round with the defaults of the format.
  public init(id: String, date: Day) {
    self.id = id
    self.date = date
  }
}

/// What a plan can be optimised for.
public enum ObjectiveKind: String, Sendable, Hashable, Codable, CaseIterable {
  /// Fewest usable doses lost.
  case waste
  /// Most people vaccinated, tier by tier.
  case need
  /// Fair shares: the lowest fill as high as can be, then the next lowest.
  case equity
  /// Fewest people left to the next dispatches.
  case sooner
  /// Earliest expiry first.
  case earliestExpiry = "earliest_expiry"
  /// Least transport cost.
  case transport
}

/// How numbers are written in the tables.
public enum NumberStyle: String, Sendable, Hashable, Codable, CaseIterable {
  /// `12.5`.
  case plain
  /// `702.554,5`.
  case vietnamese = "vi"
}

/// A language that texts are written in.
public enum Language: String, Sendable, Hashable, Codable, CaseIterable {
  /// English.
  case english = "en"
  /// Vietnamese.
  case vietnamese = "vi"
}

/// Doses of a vaccine that stay in stores.
public struct Reserve: Sendable, Hashable, Codable {
  /// The vaccine's code.
  public var vaccine: String
  /// Doses, as printed on the vials.
  public var doses: ExactDecimal

  /// Makes a reserve.
  public init(vaccine: String, doses: ExactDecimal) {
    self.vaccine = vaccine
    self.doses = doses
  }
}

/// What stands on the decision that goes with the plan.
public struct DocumentDetails: Sendable, Hashable, Codable {
  /// The document's number.
  public var number: String?
  /// Where it is issued.
  public var place: String?
  /// Who signs it: functions with names, such as `Giám đốc: Nguyễn Văn A`.
  public var signers: [String]?
  /// Who receives it.
  public var recipients: [String]?
  /// The agency above the one that issues it.
  public var parentAgency: String?
  /// The agency that issues it.
  public var agency: String?
  /// What it is called.
  public var title: String?
  /// The day on which it is signed.
  public var date: Day?

  /// Makes the details of a document.
  public init(
    number: String? = nil, place: String? = nil, signers: [String]? = nil, recipients: [String]? = nil
  ) {
    self.number = number
    self.place = place
    self.signers = signers
    self.recipients = recipients
  }
}
