import AllocationModel

/// Who is booked into a recipient's sessions, and for whom there is still room.
///
/// People can be laid on days inside their windows with no day above its capacity exactly when, between any
/// two days, those who must come between them are no more than the sessions hold (Hall 1935; for intervals,
/// Glover 1967). The book keeps the room left between every first and every last day that occurs.
struct SessionBook: Sendable {
  private let firsts: [Int]
  private let lasts: [Int]
  /// The position of a day in `firsts`, -1 where it is none; and likewise in `lasts`.
  private let positionOfFirst: [Int32]
  private let positionOfLast: [Int32]
  /// Room left from `firsts[i]` to `lasts[j]` at `i · lasts.count + j`; without meaning where that is no window.
  private var room: [Int]

  /// Opens an empty book.
  ///
  /// - Parameters:
  ///   - firsts: The first days that windows may have.
  ///   - lasts: The last days that windows may have.
  ///   - capacity: People that the sessions of a window hold.
  init(firsts: Set<Int>, lasts: Set<Int>, capacity: (DayWindow) -> Int) {
    self.firsts = firsts.sorted()
    self.lasts = lasts.sorted()
    positionOfFirst = SessionBook.positions(of: self.firsts)
    positionOfLast = SessionBook.positions(of: self.lasts)
    room = []
    room.reserveCapacity(firsts.count * lasts.count)
    for first in self.firsts {
      for last in self.lasts {
        room.append(first <= last ? capacity(DayWindow(first: first, last: last)) : 0)
      }
    }
  }

  private static func positions(of days: [Int]) -> [Int32] {
    var positions = [Int32](repeating: -1, count: max(0, (days.last ?? -1) + 1))
    for (position, day) in days.enumerated() where day >= 0 { positions[day] = Int32(position) }
    return positions
  }

  /// The place of a window in ``room``, nil where no such window was foreseen.
  private func place(of window: DayWindow) -> (first: Int, last: Int)? {
    guard positionOfFirst.indices.contains(window.first), positionOfLast.indices.contains(window.last) else {
      return nil
    }
    let (first, last) = (Int(positionOfFirst[window.first]), Int(positionOfLast[window.last]))
    return first >= 0 && last >= 0 ? (first, last) : nil
  }

  /// How many more people with this window can be booked, at least 0.
  func room(in window: DayWindow) -> Int {
    guard let (first, last) = place(of: window) else { return 0 }
    var least = Int.max
    room.withUnsafeBufferPointer { room in
      for row in 0...first {
        let start = row * lasts.count
        for position in (start + last)..<(start + lasts.count) where room[position] < least {
          least = room[position]
        }
      }
    }
    return max(0, least)
  }

  /// How many more people with this window could be booked if so many with another one were taken out.
  func room(in window: DayWindow, without leaving: Int, in other: DayWindow) -> Int {
    guard let (first, last) = place(of: window), let (otherFirst, otherLast) = place(of: other) else {
      return room(in: window)
    }
    var least = Int.max
    room.withUnsafeBufferPointer { room in
      for row in 0...first {
        // Those who leave count in the spans that hold their whole window.
        let firstFreed = row <= otherFirst ? otherLast : lasts.count
        for position in last..<lasts.count {
          let left = room[row * lasts.count + position] + (position >= firstFreed ? leaving : 0)
          if left < least { least = left }
        }
      }
    }
    return max(0, least)
  }

  /// Books people, or with a negative number takes them out again.
  mutating func book(_ people: Int, in window: DayWindow) {
    guard let (first, last) = place(of: window) else { return }
    let width = lasts.count
    room.withUnsafeMutableBufferPointer { room in
      for row in 0...first {
        for position in (row * width + last)..<((row + 1) * width) { room[position] -= people }
      }
    }
  }
}
