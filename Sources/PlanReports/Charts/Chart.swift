internal import Markup

/// Small drawings that stand in the cells of tables.
///
/// Positions are parts of the width and heights are pixels, so that a drawing fits a phone and a printed page alike
/// and its letters keep their size. Every drawing has a title; the numbers stand in the table beside it. Colours are
/// those of Okabe and Ito, which people with any colour vision tell apart; what is lost is hatched besides.
enum Chart {
  /// What a shape stands for.
  enum Paint: String {
    /// What this plan does.
    case plan
    /// What a plain rule does.
    case plain
    /// What is lost.
    case lost
    /// What expires.
    case due
    /// The life of a lot.
    case life
  }

  /// The hatching that other drawings refer to; it stands once in a page.
  static var hatching: Element {
    Element("svg", ["width": "0", "height": "0", "class": "defs", "aria-hidden": "true"]) {
      Element("defs") {
        Element(
          "pattern",
          [
            "id": "hatch", "width": "5", "height": "5", "patternUnits": "userSpaceOnUse",
            "patternTransform": "rotate(45)",
          ]
        ) {
          Element("rect", ["width": "5", "height": "5", "class": "hatch-ground"])
          Element("rect", ["width": "2", "height": "5", "class": "hatch-line"])
        }
      }
    }
  }

  /// A drawing with its text alternative.
  static func drawing(_ title: String, height: Int, @MarkupBuilder content: () -> [Node]) -> Element {
    Element("svg", ["role": "img", "aria-label": title, "width": "100%", "height": String(height)]) {
      Element("title") { title }
      content()
    }
  }

  /// A rectangle; positions are parts of the width.
  static func box(
    _ paint: Paint, from: Double, to: Double, top: Double, height: Double
  ) -> Element {
    Element(
      "rect",
      [
        "x": Points.percent(from), "width": Points.percent(max(0, to - from)), "y": Points.text(top),
        "height": Points.text(height), "class": paint.rawValue,
      ])
  }

  /// A line from top to bottom.
  static func rule(at part: Double, height: Double, class name: String = "grid") -> Element {
    Element(
      "line",
      [
        "x1": Points.percent(part), "x2": Points.percent(part), "y1": "0", "y2": Points.text(height),
        "class": name,
      ])
  }

  /// Bars one above the other, each a part of the width.
  static func bars(_ title: String, _ bars: [(paint: Paint, part: Double)], thickness: Double = 14) -> Element
  {
    let height = Int(Double(bars.count) * (thickness + 2)) + 2
    return drawing(title, height: height) {
      for (position, bar) in bars.enumerated() {
        box(
          bar.paint, from: 0, to: bar.part, top: 2 + Double(position) * (thickness + 2), height: thickness)
      }
    }
  }

  /// A part of a whole, on a pale ground as long as the whole.
  static func part(_ title: String, _ part: Double) -> Element {
    drawing(title, height: 18) {
      box(.life, from: 0, to: 1, top: 2, height: 14)
      box(.plan, from: 0, to: part, top: 2, height: 14)
    }
  }

  /// From a value to another: a hollow mark, a line, a full mark; parts of the width. A rule marks the whole.
  static func step(_ title: String, from: Double, to: Double, whole: Double) -> Element {
    // The marks stay inside the drawing.
    func inside(_ part: Double) -> Double { 0.02 + 0.96 * min(1, max(0, part)) }
    return drawing(title, height: 22) {
      rule(at: inside(whole), height: 22)
      Element(
        "line",
        [
          "x1": Points.percent(inside(from)), "x2": Points.percent(inside(to)), "y1": "11", "y2": "11",
          "class": "step",
        ])
      Element("circle", ["cx": Points.percent(inside(from)), "cy": "11", "r": "5", "class": "before"])
      Element("circle", ["cx": Points.percent(inside(to)), "cy": "11", "r": "5", "class": "after"])
    }
  }
}
