/// What shows that an answer is optimal, worked out from the program's own data without the solver.
///
/// From a primal point `x` and a price `y[i]` for every row (lazy ones included; rows that never entered
/// the program have price 0), with reduced costs `d[j] = c[j] − Σ_i y[i] · A[i, j]` recomputed from the
/// data, the objective of *every* feasible point is at least
///
///     bound = constant + Σ_i y[i] · (y[i] > 0 ? rowLower[i] : rowUpper[i])
///                      + Σ_j d[j] · (d[j] > 0 ? columnLower[j] : columnUpper[j])
///
/// (for a maximisation: at most, with the signs turned). `x` is optimal if it is feasible and its value
/// is the bound. The solver's word is not needed for any of it.
///
/// A later stage is certified on the *face* of the stages before it: columns and rows with a non-zero
/// reduced cost there stand fixed at their bounds. By complementary slackness exactly the optimal points
/// of the earlier stages satisfy this, so the chain of certificates proves the lexicographic optimum.
/// After a fair sharing the face is "every share at least its level", with a slack of about 10⁻⁷.
///
/// For a fair sharing one certificate stands for all rounds: its value and bound are the lowest level and
/// the bound on it, from the first round; gap and violations are the worst of all rounds.
public struct Certificate: Sendable, Equatable {
  /// How the figures were computed.
  public enum Arithmetic: Sendable, Equatable {
    /// In whole numbers without rounding. The data are read as the decimals they are written as (0.29
    /// is 29/100), the point and prices as fractions with a small denominator, and violations and gap
    /// are zero, not nearly zero.
    case exactInteger
    /// In double precision with compensated sums. `holds` means: within this tolerance.
    case floatingPoint(tolerance: Double)
  }

  /// The objective at the point.
  public var value: Double
  /// What no feasible point can beat.
  public var bound: Double
  /// The distance between the two.
  public var gap: Double
  /// By how much the point breaks a row or bound at worst.
  public var primalViolation: Double
  /// The same divided by the size of the bound, where that is above 1.
  public var relativePrimalViolation: Double
  /// The largest price or reduced cost that has the wrong sign, or an infinite bound to be paid on.
  ///
  /// In units of the objective, divided by its largest coefficient where that is above 1.
  public var dualViolation: Double
  /// How the figures were computed.
  public var arithmetic: Arithmetic

  /// The tolerance of floating-point certificates: of violations relative to `max(1, |bound|)`, and of the
  /// gap relative to `max(1, |value|)`.
  public static let tolerance = 2e-6

  /// Whether the figures prove the point optimal, within the tolerance where one is stated.
  public var holds: Bool {
    switch arithmetic {
    case .exactInteger: gap == 0 && primalViolation == 0 && dualViolation == 0
    case .floatingPoint(let tolerance):
      relativePrimalViolation <= tolerance && dualViolation <= tolerance
        && gap <= tolerance * max(1, abs(value))
    }
  }
}
