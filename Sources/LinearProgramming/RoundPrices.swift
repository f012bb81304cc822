/// The prices that proved a round of a fair sharing optimal: perhaps they prove the same round of a similar program.
public struct RoundPrices: Sendable, Equatable, Codable {
  /// What a unit of a row is worth to the common level.
  public struct Price: Sendable, Equatable, Codable {
    /// The row of the program, or the share whose row it is.
    public var place: Int32
    /// In the sense of a minimisation; never 0.
    public var price: Double

    /// A price at a place.
    public init(place: Int32, price: Double) {
      self.place = place
      self.price = price
    }
  }

  /// The stage of the fair sharing.
  public var stage: Int
  /// The round, from 1.
  public var round: Int
  /// The prices of the program's own rows; where none is stated it is 0, here and below.
  public var rows: [Price]
  /// The prices of the rows that define the shares' totals.
  public var definitions: [Price]
  /// The prices of the rows that keep the shares' totals above the common level.
  public var floors: [Price]

  /// The prices of a round.
  public init(
    stage: Int, round: Int, rows: [Price] = [], definitions: [Price] = [], floors: [Price] = []
  ) {
    self.stage = stage
    self.round = round
    self.rows = rows
    self.definitions = definitions
    self.floors = floors
  }

  /// How many prices these are.
  var count: Int { rows.count + definitions.count + floors.count }
}

extension SolverState {
  /// The prices of the round that was solved last.
  func roundPrices(ofStage stage: Int, _ sharing: WorkingProgram.Sharing) -> RoundPrices {
    var found = RoundPrices(stage: stage, round: counts.leximinRounds)
    for (place, row) in sessionRows.enumerated() where vertex.rowDuals[place] != 0 {
      if vertex.rowStatuses[place] == BasisStatus.basic.rawValue { continue }
      let price = vertex.rowDuals[place] / costScale
      if row < program.ownRows {
        found.rows.append(RoundPrices.Price(place: row, price: price))
      } else if sharing.totalRows.contains(Int(row)) {
        found.definitions.append(
          RoundPrices.Price(place: row - Int32(sharing.firstTotalRow), price: price))
      } else if sharing.raiseRows.contains(Int(row)) {
        found.floors.append(RoundPrices.Price(place: row - Int32(sharing.firstRaiseRow), price: price))
      }
    }
    return found
  }
}

/// What a common level cannot exceed, by prices from anywhere.
///
/// Prices `y` with reduced costs `d` bound the level whatever they are, as in ``Certificate``; only where one has to be
/// paid at an infinite bound they say nothing. Few rows have a price, and only columns in such rows have a reduced cost,
/// so that a bound costs far less than a pass over the program. All prices together may be multiplied by a positive
/// number, because nothing but the level has a cost: they are, so that the level's own reduced cost is 0.
struct LevelBound {
  /// The reduced cost of each column; 0 between two uses.
  private var reduced: [Double]
  /// The columns that may have one.
  private var touched: [Int32] = []

  /// Below this a price is rounding.
  private static let noise = 1e-9

  init(_ program: WorkingProgram) { reduced = [Double](repeating: 0, count: program.columnCount) }

  /// The bound on the level with the bounds in force, from 0 to 1 as the level is; `nil` where there is none.
  ///
  /// - Parameter point: Where reduced costs that are no more than rounding are paid; `nil` leaves them out.
  mutating func level(
    by prices: RoundPrices, of sharing: WorkingProgram.Sharing, in program: WorkingProgram,
    at point: [Double]? = nil
  ) -> Double? {
    let part = prices.floors.reduce(0) {
      $0 + $1.price * sharing.weights[Int($1.place)] / sharing.scale
    }
    guard part > Self.noise else { return nil }
    defer {
      for column in touched { reduced[Int(column)] = 0 }
      touched.removeAll(keepingCapacity: true)
    }
    var bound = CompensatedSum()
    let parts = [
      (0, prices.rows), (sharing.firstTotalRow, prices.definitions), (sharing.firstRaiseRow, prices.floors),
    ]
    for (first, prices) in parts {
      for price in prices {
        let row = first + Int(price.place)
        let value = price.price / part
        let side = value > 0 ? program.rowLower[row] : program.rowUpper[row]
        if side.isInfinite {
          if abs(value) > Self.noise { return nil }
          continue
        }
        bound.add(value * side)
        for entry in program.rowStarts[row]..<program.rowStarts[row + 1] {
          let column = Int(program.entryColumns[entry])
          if reduced[column] == 0 { touched.append(Int32(column)) }
          reduced[column] -= value * program.rowValues[entry]
        }
      }
    }
    // The level's cost is −1, and its coefficients have just been made to sum to that.
    reduced[sharing.raiseColumn] = 0
    for column in touched {
      let value = reduced[Int(column)]
      // One that was 0 for a moment stands there twice.
      reduced[Int(column)] = 0
      if abs(value) <= Self.noise {
        if let point { bound.add(value * point[Int(column)]) }
        continue
      }
      let side = value > 0 ? program.columnLower[Int(column)] : program.columnUpper[Int(column)]
      if side.isInfinite { return nil }
      bound.add(value * side)
    }
    return -bound.value / sharing.scale
  }
}
