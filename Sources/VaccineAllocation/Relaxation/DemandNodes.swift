import AllocationModel

/// Demand lines of one recipient that agree in eligibility, window and tier, as one.
struct DemandClass: Sendable {
  let recipient: Int
  let eligibility: Int
  let window: DayWindow
  let tier: Int
  /// Which dose of a course it is, or -1.
  let course: Int
  /// The lines, in canonical order.
  let lines: [Int]
  let need: Int
}

/// Where doses of one product become injections of one share within one window at one recipient.
struct DemandNode: Sendable {
  let recipient: Int
  let product: Int
  /// Dose units per injection.
  let share: Int64
  let window: DayWindow
  /// Which dose of a course it is, or -1.
  let course: Int
  /// Positions of the demand classes that it feeds.
  let classes: [Int]
}

/// The demand side of the relaxation.
struct DemandSide: Sendable {
  private(set) var classes: [DemandClass] = []
  private(set) var nodes: [DemandNode] = []
  /// Positions in ``nodes``, by recipient.
  private(set) var nodesOfRecipient: [Range<Int>] = []

  /// Merges the demand lines of a round and finds what may feed them.
  init(_ index: RoundIndex) {
    struct ClassKey: Hashable {
      let eligibility: Int
      let window: DayWindow
      let tier: Int
      let course: Int
    }
    struct NodeKey: Hashable {
      let product: Int
      let share: Int64
      let window: DayWindow
      let course: Int
    }
    for (recipient, facts) in index.recipients.enumerated() {
      var lines: [ClassKey: [Int]] = [:]
      var order: [ClassKey] = []
      for line in facts.lines {
        let open = index.lines[line]
        guard !open.window.isEmpty, index.shares[open.eligibility].contains(where: { $0 > 0 }) else {
          continue
        }
        let key = ClassKey(
          eligibility: open.eligibility, window: open.window, tier: open.tier, course: open.course)
        if lines[key] == nil { order.append(key) }
        lines[key, default: []].append(line)
      }
      var classesOfNode: [NodeKey: [Int]] = [:]
      for key in order {
        guard let members = lines[key] else { continue }
        for (product, share) in index.shares[key.eligibility].enumerated() where share > 0 {
          let node = NodeKey(product: product, share: share, window: key.window, course: key.course)
          classesOfNode[node, default: []].append(classes.count)
        }
        classes.append(
          DemandClass(
            recipient: recipient, eligibility: key.eligibility, window: key.window, tier: key.tier,
            course: key.course, lines: members,
            need: members.reduce(0) { $0 + index.lines[$1].need }))
      }
      let firstNode = nodes.count
      let sorted = classesOfNode.keys.sorted { left, right in
        (left.product, left.window, left.share, left.course)
          < (right.product, right.window, right.share, right.course)
      }
      for key in sorted {
        nodes.append(
          DemandNode(
            recipient: recipient, product: key.product, share: key.share, window: key.window,
            course: key.course, classes: classesOfNode[key] ?? []))
      }
      nodesOfRecipient.append(firstNode..<nodes.count)
    }
  }
}
