/// The ways out of the chains of a relaxation to each recipient, node by node.
struct WaysOut {
  /// What a chain node can do at a recipient.
  struct Node {
    let node: Int
    /// The columns of use, in the order of the demand nodes.
    var columns: [Int] = []
    /// The days of each demand node that it serves.
    var windows: [Int: DayWindow] = [:]
  }

  /// The nodes of a chain with a way to a recipient, the shortest-lived first.
  struct Way {
    let chain: Int
    var nodes: [Node]
  }

  private(set) var ofRecipient: [[Way]]
  private var sessions: [[DayWindow]]

  /// Finds the ways in a relaxation that keeps every one of them.
  init(_ relaxation: Relaxation) {
    let recipients = relaxation.index.recipients.count
    var nodes = [[Int: Node]](repeating: [:], count: recipients)
    for (column, meaning) in relaxation.columns.enumerated() {
      guard case .use(let arc) = meaning, case .hub(let node) = arc.origin else { continue }
      let recipient = relaxation.demand.nodes[arc.demandNode].recipient
      nodes[recipient][node, default: Node(node: node)].columns.append(column)
      nodes[recipient][node]?.windows[arc.demandNode] = arc.window
    }
    ofRecipient = nodes.map { nodes in
      var ways: [Way] = []
      for node in nodes.values.sorted(by: { $0.node < $1.node }) {
        let chain = relaxation.chains.nodes[node.node].chain
        if ways.last?.chain == chain {
          ways[ways.count - 1].nodes.append(node)
        } else {
          ways.append(Way(chain: chain, nodes: [node]))
        }
      }
      return ways
    }
    sessions = Array(repeating: [], count: recipients)
    for row in relaxation.rows {
      if case .sessions(let recipient, let window) = row.subject { sessions[recipient].append(window) }
    }
  }

  /// Whether a node can do more at a recipient than a shorter-lived one: serve somebody else, or days that the session
  /// rows tell apart.
  func differs(_ node: Node, from shorter: Node, at recipient: Int) -> Bool {
    if node.windows.count != shorter.windows.count { return true }
    return node.windows.contains { demandNode, window in
      guard let known = shorter.windows[demandNode] else { return true }
      return sessions[recipient].contains { row in
        row.first <= window.first && row.last >= known.last && row.last < window.last
      }
    }
  }
}
