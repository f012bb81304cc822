/// What a generated round is made of.
public struct RoundRecipe: Sendable {
  /// How stock may move.
  public enum Lanes: Sendable {
    /// From every store to every recipient.
    case stores
    /// From every place to every recipient; from the stores faster and cheaper.
    case everywhere
    /// From each store to its own recipients only: provinces that share nothing.
    case ownProvince
    /// The same, save that the first store serves every recipient: provinces that share a national store.
    case ownProvinceAndNation
  }

  /// The seed of the random numbers, and the round's name.
  public var seed: UInt64
  /// Communes that vaccinate; up to 124 are those of Vĩnh Long, more are drawn from them.
  public var recipients: Int
  /// Stores.
  public var stores = 1
  /// Lot lines.
  public var lots: Int
  /// Vaccines.
  public var vaccines = 4
  /// Target groups; each has two doses, and so two demand lines at every recipient.
  public var groups = 5
  /// How many of a hundred lot lines stand at a recipient.
  public var heldPercent = 15
  /// How stock may move.
  public var lanes = Lanes.stores
  /// Whether every second vaccine is kept frozen and lives a month once it is thawed.
  public var thaws = false

  /// Makes a recipe with one store, four vaccines and five groups.
  public init(seed: UInt64, recipients: Int, lots: Int) {
    self.seed = seed
    self.recipients = recipients
    self.lots = lots
  }
}
