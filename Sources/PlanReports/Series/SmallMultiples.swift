internal import AllocationModel
internal import Markup

/// Columns over a few rounds, small enough for many to stand on a page, all on one scale.
struct SmallMultiple {
  /// One round.
  struct Column {
    /// What stands under the column.
    let label: String
    /// A part of the scale; nil where there is nothing to show.
    let part: Double?
    /// What stands above it.
    let value: String
    /// A second column beside it, and what it is; nil where there is none.
    var other: Double?
    /// A remark at the top, such as days late.
    var remark: String?
  }

  let title: String
  let detail: String
  /// Everything that can be seen, in words.
  let alternative: String
  let columns: [Column]

  private static let top = 24.0
  private static let bottom = 70.0
  private static let height = 84

  /// The drawing with its caption. Numbers stand at the columns, so that it can be read in black and white.
  func figure() -> Element {
    Element("figure") {
      Element("figcaption") {
        title
        Element("span", ["class": "detail"]) { detail }
      }
      Chart.drawing(alternative, height: SmallMultiple.height) {
        for (position, column) in columns.enumerated() { draw(column, at: position) }
        Element(
          "line",
          [
            "x1": "0", "x2": "100%", "y1": Points.text(SmallMultiple.bottom),
            "y2": Points.text(SmallMultiple.bottom), "class": "floor",
          ])
      }
    }
  }

  @MarkupBuilder private func draw(_ column: Column, at position: Int) -> [Node] {
    let width = 1 / Double(max(1, columns.count))
    let (from, middle) = (Double(position) * width, (Double(position) + 0.5) * width)
    let gap = width * 0.12
    if let part = column.part {
      let end = column.other == nil ? from + width - gap : middle
      bar(.plan, part, from: from + gap, to: end)
      if let other = column.other { bar(.plain, other, from: middle, to: from + width - gap) }
      let highest = max(share(part), share(column.other ?? 0))
      label(column.value, at: middle, y: SmallMultiple.bottom - highest - 3, class: "value")
    } else {
      label("–", at: middle, y: SmallMultiple.bottom - 3, class: "value")
    }
    if let remark = column.remark { label(remark, at: middle, y: 9, class: "late") }
    label(column.label, at: middle, y: Double(SmallMultiple.height) - 3, class: "step-label")
  }

  private func share(_ part: Double) -> Double {
    min(1, max(0, part)) * (SmallMultiple.bottom - SmallMultiple.top)
  }

  private func bar(_ paint: Chart.Paint, _ part: Double, from: Double, to: Double) -> Element {
    Chart.box(paint, from: from, to: to, top: SmallMultiple.bottom - share(part), height: share(part))
  }

  private func label(_ text: String, at part: Double, y: Double, class name: String) -> Element {
    Element("text", ["x": Points.percent(part), "y": Points.text(y), "class": name]) { text }
  }
}
