import AllocationModel
import LinearProgramming

/// The rows that keep a recipient's people within its sessions: for every first and last day between which some
/// must come, no more of them than the sessions hold (Hall 1935).
enum SessionRows {
  /// A column of people, with the days on which they can come.
  struct Entry {
    let column: Int
    let window: DayWindow
    let line: Int
  }

  /// Adds the rows that can bind.
  static func add(
    _ entries: [Entry], of recipient: Int, index: RoundIndex, isLazy: Bool = false,
    to builder: inout LinearProgramBuilder
  ) {
    for first in Set(entries.map(\.window.first)).sorted() {
      for last in Set(entries.map(\.window.last)).sorted() where last >= first {
        let box = DayWindow(first: first, last: last)
        let inside = entries.filter { box.contains($0.window) }
        guard inside.contains(where: { $0.window.first == first }),
          inside.contains(where: { $0.window.last == last })
        else { continue }
        let capacity = index.capacity(of: recipient, in: box)
        let need = Set(inside.map(\.line)).reduce(0) { $0 + index.lines[$1].need }
        guard capacity < need else { continue }
        let row = builder.addRow(upper: Double(capacity), lazyGroup: isLazy ? recipient : -1)
        for entry in inside { builder.add(1, row: row, column: entry.column) }
      }
    }
  }
}
