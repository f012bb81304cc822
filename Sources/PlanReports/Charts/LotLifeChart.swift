internal import AllocationModel
internal import Markup

/// The life of a lot line over the weeks: how much is given when, and what is lost.
struct LotLifeChart {
  let calendar: WeekCalendar

  private static let height = 30.0

  /// Where a day begins, as a part of the width; every week is equally wide.
  private func position(_ day: Day) -> Double {
    let index = calendar.index(of: day)
    guard index < calendar.weeks.count else { return Double(index) / Double(calendar.count) }
    let week = calendar.weeks[index]
    let days = week.upperBound - week.lowerBound + 1
    let part = Double(max(0, day - week.lowerBound)) / Double(days)
    return (Double(index) + part) / Double(calendar.count)
  }

  /// Where a day ends.
  private func end(_ day: Day) -> Double { day > calendar.lastDay ? 1 : position(day + 1) }

  /// The days on which the weeks begin.
  func heading(_ paper: Paper) -> Element {
    let title = paper.text(en: "Weeks, by their first day", vi: "Các tuần, theo ngày đầu tuần")
    // Where there are many weeks, every other one is named.
    let step = calendar.count > 10 ? 2 : 1
    return Chart.drawing(title, height: 16) {
      for index in stride(from: 0, to: calendar.weeks.count, by: step) {
        label(
          paper.shortDay(calendar.weeks[index].lowerBound), at: index,
          isMinor: !index.isMultiple(of: 2 * step))
      }
      if calendar.hasAfterwards, step == 1 || !calendar.weeks.count.isMultiple(of: 2) {
        label(paper.text(en: "later", vi: "sau đó"), at: calendar.weeks.count, isMinor: true)
      }
    }
  }

  private func label(_ text: String, at index: Int, isMinor: Bool) -> Element {
    Element(
      "text",
      [
        "x": Points.percent(Double(index) / Double(calendar.count)), "y": "12",
        "class": isMinor ? "axis minor" : "axis",
      ]
    ) { text }
  }

  /// One lot line. Columns are as high as the part of the lot that is given in the week.
  func drawing(_ line: LotFigures.Line, title: String) -> Element {
    let (height, from, to) = (LotLifeChart.height, position(line.from), end(line.last))
    return Chart.drawing(title, height: Int(height)) {
      for index in 1..<max(2, calendar.count) {
        Chart.rule(at: Double(index) / Double(calendar.count), height: height)
      }
      Chart.box(.life, from: from, to: to, top: 1, height: height - 2)
      for index in 0..<calendar.count where line.given[index] > 0 && line.usable > 0 {
        column(line.given[index] / line.usable, week: index, from: from, to: to)
      }
      if line.lost > 0, line.usable > 0 {
        let width = 0.35 / Double(calendar.count)
        let part = share(line.lost / line.usable)
        Chart.box(
          .lost, from: max(0, to - width), to: to, top: (1 - part) * (height - 2) + 1,
          height: part * (height - 2))
      }
      Chart.rule(at: min(to, 0.998), height: height, class: "end")
    }
  }

  /// What is given in a week, as far as the week lies in the lot's life.
  private func column(_ part: Double, week: Int, from: Double, to: Double) -> Element {
    let start = max(from, Double(week) / Double(calendar.count))
    let end = max(start + 0.01, min(to, Double(week + 1) / Double(calendar.count)))
    let height = share(part) * (LotLifeChart.height - 2)
    return Chart.box(
      .plan, from: start + 0.002, to: end - 0.002, top: LotLifeChart.height - 1 - height, height: height)
  }

  /// A part that is still seen where it is small.
  private func share(_ part: Double) -> Double { min(1, max(0.07, part)) }
}
