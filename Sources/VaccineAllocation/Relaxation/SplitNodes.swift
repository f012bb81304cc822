internal import LinearProgramming

/// How the uses of chain nodes stand in a former basis after the nodes were split, as by a pin.
///
/// A lot that is pinned leaves its chain node for one of its own, with a way to every use that the former node had. What
/// the new node takes in goes on to the uses that took most: those that it meets in full are the former node's no
/// longer, and the first that it does not is served by both. So everybody gets what they got, and each new row has one
/// more basic column.
struct SplitNodes {
  /// The statuses of those columns that stand otherwise than the former ones they were named after.
  private(set) var statuses: [Int: BasisStatus] = [:]

  /// Works them out.
  ///
  /// - Parameters:
  ///   - relaxation: the relaxation with the split nodes.
  ///   - former: the former column of each column.
  ///   - isNew: of each column whether another one has taken the former column's place.
  ///   - values: of each former column.
  init(_ relaxation: Relaxation, former: [Int?], isNew: [Bool], values: [Double]) {
    var usesOfPart: [Int: [(column: Int, former: Int)]] = [:]
    var supplies: [Int: Double] = [:]
    var heirs: [Int: Int] = [:]
    var stock: [Int: Double] = [:]
    for row in relaxation.rows {
      if case .supply(let lotClass) = row.subject { stock[lotClass] = row.upper }
    }
    for (column, former) in former.enumerated() {
      guard let former else { continue }
      switch relaxation.columns[column] {
      case .use(let arc):
        guard case .hub(let node) = arc.origin else { continue }
        if isNew[column] {
          usesOfPart[node, default: []].append((column, former))
        } else {
          heirs[former] = column
        }
      case .supply(let lotClass, let node):
        supplies[node, default: 0] += min(values[former], stock[lotClass] ?? .infinity)
      default: break
      }
    }
    var values = values
    for (node, uses) in usesOfPart.sorted(by: { $0.key < $1.key }) {
      for (column, _) in uses { statuses[column] = .atLowerBound }
      var left = supplies[node] ?? 0
      let byValue = uses.sorted { (values[$1.former], $0.column) < (values[$0.former], $1.column) }
      for (column, former) in byValue where values[former] > 0 {
        statuses[column] = .basic
        if values[former] > left {
          values[former] -= left
          break
        }
        left -= values[former]
        values[former] = 0
        if let heir = heirs[former] { statuses[heir] = .atLowerBound }
      }
    }
  }
}
