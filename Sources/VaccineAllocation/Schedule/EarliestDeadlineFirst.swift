import AllocationModel

/// Lays vaccinations on days: on each day those first whose last day comes first.
///
/// For jobs with release days and deadlines this finds a schedule whenever there is one (Jackson 1955; Horn
/// 1974), so that a plan whose sessions suffice always gets days.
enum EarliestDeadlineFirst {
  /// People who can come on the days of a window.
  struct Job: Sendable {
    let window: DayWindow
    let people: Int
  }

  /// The first and the last day on which each job is served; nil where the sessions do not suffice.
  ///
  /// - Parameters:
  ///   - jobs: At least one person each.
  ///   - capacity: People on a day; asked for days within the jobs' windows.
  static func spans(of jobs: [Job], capacity: (Int) -> Int) -> [DayWindow]? {
    var left = jobs.map(\.people)
    var spans = [DayWindow?](repeating: nil, count: jobs.count)
    let byRelease = jobs.indices.sorted { (jobs[$0].window, $0) < (jobs[$1].window, $1) }
    var next = 0
    var waiting = BinaryHeap<Int>([]) { left, right in
      (jobs[left].window.last, left) < (jobs[right].window.last, right)
    }
    guard var day = byRelease.first.map({ jobs[$0].window.first }) else { return [] }
    while next < byRelease.count || !waiting.isEmpty {
      if waiting.isEmpty { day = max(day, jobs[byRelease[next]].window.first) }
      while next < byRelease.count, jobs[byRelease[next]].window.first <= day {
        waiting.insert(byRelease[next])
        next += 1
      }
      var open = capacity(day)
      while open > 0, let job = waiting.first {
        guard jobs[job].window.last >= day else { return nil }
        let people = min(open, left[job])
        left[job] -= people
        open -= people
        if people > 0 { spans[job] = DayWindow(first: spans[job]?.first ?? day, last: day) }
        if left[job] == 0 { _ = waiting.removeFirst() }
      }
      if let job = waiting.first, jobs[job].window.last <= day { return nil }
      day += 1
    }
    let found = spans.compactMap { $0 }
    return found.count == jobs.count ? found : nil
  }
}
