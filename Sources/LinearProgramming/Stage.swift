/// One objective of a program, optimised over what is optimal for all stages before it.
public struct Stage: Sendable, Equatable {
  /// What errors and results call the stage.
  public var name: String
  /// What is optimised.
  public var objective: Objective

  /// A stage with its name.
  public init(name: String, objective: Objective) {
    self.name = name
    self.objective = objective
  }
}

/// What a stage is after.
public enum Objective: Sendable, Equatable {
  /// The least `constant + Σ coefficient · x[column]`. Several terms of a column add up.
  case minimize([Term], constant: Double = 0)
  /// The greatest `constant + Σ coefficient · x[column]`. Several terms of a column add up.
  case maximize([Term], constant: Double = 0)
  /// The fairest levels: the lowest level of all shares as high as can be, then the next lowest, and so
  /// on (*lexicographic max-min*, *leximin*), where a share counts as satisfied at level 1.
  ///
  /// The levels are solved for in rounds, each a linear program: raise one common level of all shares
  /// that are still free to rise; then every share whose row has a non-zero dual price cannot rise in
  /// any optimal solution (complementary slackness) and is settled at that level.
  ///
  /// **Bound on the rounds.** Let share `d` of weight `w_d` have the row `T_d − (w_d / S) · θ ≥ 0` with the
  /// dual `y_d ≥ 0`, and let `θ ≤ S` be the column that is maximised. Dual feasibility in θ's column is
  /// `Σ_d y_d · w_d / S + r = 1`, where `r ≥ 0` prices the bound `θ ≤ S` and is 0 unless θ stands there.
  /// If θ reaches `S` all shares left are at level 1 and the stage ends. Otherwise the sum of `k`
  /// non-negative numbers is 1, one of them is at least `1 / k`, and its share is settled. So every
  /// round but the last settles a share, and there are **at most as many rounds as shares**. (After
  /// Megiddo 1974; Radunović and Le Boudec call it max-min programming.)
  case leximin([Share])

  /// Whether this is one linear function, and no fair sharing.
  public var isLinear: Bool {
    if case .leximin = self { return false }
    return true
  }
}

/// A column and its coefficient in a linear function.
public struct Term: Sendable, Equatable {
  /// The index of the column.
  public var column: Int
  /// What one unit of the column counts.
  public var coefficient: Double

  /// A coefficient of a column.
  public init(column: Int, coefficient: Double) {
    self.column = column
    self.coefficient = coefficient
  }
}

/// Somebody's part in a fair sharing: the level is `Σ terms / weight`.
public struct Share: Sendable, Equatable {
  /// The linear function that is to rise.
  public var terms: [Term]
  /// What the terms come to when the share is satisfied; greater than 0.
  public var weight: Double

  /// A share of the given weight.
  public init(terms: [Term], weight: Double) {
    self.terms = terms
    self.weight = weight
  }
}
