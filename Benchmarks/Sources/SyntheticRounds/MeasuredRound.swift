import Foundation
import RoundFiles
public import VaccineAllocation

/// The rounds that everything is measured on, from nine recipients to 3,321.
public enum MeasuredRound: String, CaseIterable, Sendable {
  /// The example round of Trà Vinh in 2022: a province of nine districts.
  case small
  /// A province of 124 communes with one store.
  case province
  /// The same with much of the stock in the communes, from where it may go to any other.
  case provinceTransfers = "province-transfers"
  /// A nation of 3,321 communes in 35 provinces that share nothing.
  case nation
  /// The same with a national store that serves every commune: one coupled program.
  case nationCoupled = "nation-coupled"

  /// Those that are measured here: the nation only where `VACCINE_ALLOCATION_NATION` is set, and the coupled one
  /// only where it is set to `coupled`.
  public static var requested: [MeasuredRound] {
    let wish = ProcessInfo.processInfo.environment["VACCINE_ALLOCATION_NATION"]
    return allCases.filter { round in
      switch round {
      case .nation: wish != nil
      case .nationCoupled: wish == "coupled"
      default: true
      }
    }
  }

  /// A generated province so small that a textbook program of it is solved in seconds, for ratios.
  public static let textbookSized: RoundRecipe = {
    var recipe = RoundRecipe(seed: 5, recipients: 60, lots: 60)
    recipe.heldPercent = 35
    recipe.lanes = .everywhere
    return recipe
  }()

  private var recipe: RoundRecipe? {
    switch self {
    case .small: return nil
    case .province: return RoundRecipe(seed: 2, recipients: 124, lots: 80)
    case .provinceTransfers:
      var recipe = RoundRecipe(seed: 7, recipients: 124, lots: 80)
      recipe.heldPercent = 35
      recipe.lanes = .everywhere
      recipe.thaws = true
      return recipe
    case .nation, .nationCoupled:
      var recipe = RoundRecipe(seed: 3, recipients: 3321, lots: 1000)
      recipe.stores = 35
      recipe.vaccines = 6
      recipe.lanes = self == .nation ? .ownProvince : .ownProvinceAndNation
      return recipe
    }
  }

  /// The round.
  public func round() throws -> Round {
    guard let recipe else { return try RoundFolder.read(at: Self.exampleFolder).round }
    return try Round(RoundGenerator.tables(of: recipe))
  }

  /// The round's tables in a folder, and whether the folder was made for this and may be removed.
  public func folder() throws -> (path: String, isTemporary: Bool) {
    guard let recipe else { return (Self.exampleFolder, false) }
    let path = FileManager.default.temporaryDirectory.appending(path: "\(rawValue)-\(UUID().uuidString)")
    try RoundFolderWriter(RoundGenerator.tables(of: recipe)).write(to: path)
    return (path.path, true)
  }

  /// The stages that its solve goes through, called so that names of benchmarks can hold them: no `:`.
  public var stageNames: [String] {
    guard let round = try? round() else { preconditionFailure("the round \(rawValue) cannot be made") }
    return round.policy.objectives.flatMap { objective in
      objective == .need ? round.tiers.map { "need-\($0)" } : [objective.rawValue]
    }
  }

  private static var exampleFolder: String {
    var folder = URL(filePath: #filePath)
    for _ in 0..<4 { folder.deleteLastPathComponent() }
    return folder.appending(path: "Examples/tra-vinh-2022-10-01").path
  }
}

extension Round {
  /// Makes the round of a recipe.
  public init(_ recipe: RoundRecipe) throws {
    try self.init(RoundGenerator.tables(of: recipe))
  }
}
