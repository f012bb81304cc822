import Foundation

/// How cost grows, as a picture: seconds over recipients, both on logarithmic scales.
struct GrowthPlot {
  /// One curve.
  struct Series {
    let name: String
    let colour: String
    let points: [(recipients: Double, seconds: Double)]
  }

  let series: [Series]

  private static let width = 720.0
  private static let height = 420.0
  private static let left = 70.0
  private static let right = 190.0
  private static let top = 34.0
  private static let bottom = 50.0

  init(_ runs: [(name: String, run: OwnRun)]) {
    func series(_ name: String, _ colour: String, _ seconds: (OwnRun) -> Double) -> Series {
      Series(name: name, colour: colour, points: runs.map { (Double($0.run.recipients), seconds($0.run)) })
    }
    self.series = [
      series("planning as a whole", "#1b4f8a") { $0.planningSeconds },
      series("whole vials", "#b3541e") { $0.wholeVialsSeconds },
      series("all objectives", "#2e7d4f") { $0.allSeconds },
      series("formulating", "#7a4a9e") { $0.formulatingSeconds },
    ]
  }

  /// The picture as SVG.
  var svg: String {
    let points = series.flatMap(\.points)
    let across = Scale(points.map(\.recipients), from: Self.left, to: Self.width - Self.right)
    let up = Scale(points.map(\.seconds), from: Self.height - Self.bottom, to: Self.top)
    var parts: [String] = []
    for power in across.powers {
      let x = across.place(pow(10, Double(power)))
      parts.append(Self.line(x, Self.top, x, Self.height - Self.bottom))
      parts.append(Self.text(x, Self.height - Self.bottom + 18, "middle", Self.label(power)))
    }
    for power in up.powers {
      let y = up.place(pow(10, Double(power)))
      parts.append(Self.line(Self.left, y, Self.width - Self.right, y))
      parts.append(Self.text(Self.left - 8, y + 4, "end", Self.label(power)))
    }
    parts.append(
      Self.text((Self.left + Self.width - Self.right) / 2, Self.height - 12, "middle", "recipients"))
    parts.append(Self.text(Self.left - 8, Self.top - 18, "end", "seconds"))
    for (position, curve) in series.enumerated() {
      let places = curve.points.map { (across.place($0.recipients), up.place($0.seconds)) }
      let path = places.map { "\(Self.number($0.0)),\(Self.number($0.1))" }.joined(separator: " ")
      parts.append(
        "<polyline points=\"\(path)\" fill=\"none\" stroke=\"\(curve.colour)\" stroke-width=\"2\"/>")
      for (place, point) in zip(places, curve.points) {
        parts.append(
          "<circle cx=\"\(Self.number(place.0))\" cy=\"\(Self.number(place.1))\" r=\"4\" fill=\"\(curve.colour)\">"
            + "<title>\(curve.name), \(Int(point.recipients)) recipients: \(Figure.seconds(point.seconds)) s</title></circle>"
        )
      }
      let y = Self.top + 20 + 22 * Double(position)
      let x = Self.width - Self.right + 16
      parts.append(
        "<rect x=\"\(Self.number(x))\" y=\"\(Self.number(y - 9))\" width=\"14\" height=\"4\" fill=\"\(curve.colour)\"/>"
      )
      parts.append(Self.text(x + 20, y - 3, "start", curve.name))
    }
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Self.number(Self.width)) \(Self.number(Self.height))" \
      font-family="sans-serif" font-size="12" role="img" aria-label="Seconds over recipients, logarithmic scales">
      <rect width="100%" height="100%" fill="#ffffff"/>
      \(parts.joined(separator: "\n"))
      </svg>

      """
  }

  /// A logarithmic scale over whole powers of ten.
  private struct Scale {
    let powers: ClosedRange<Int>
    let start: Double
    let end: Double

    init(_ values: [Double], from start: Double, to end: Double) {
      let logarithms = values.map { log10(max($0, 1e-4)) }
      let low = Int((logarithms.min() ?? 0).rounded(.down))
      powers = low...max(low + 1, Int((logarithms.max() ?? 1).rounded(.up)))
      self.start = start
      self.end = end
    }

    func place(_ value: Double) -> Double {
      let part = (log10(max(value, 1e-4)) - Double(powers.lowerBound)) / Double(powers.count - 1)
      return start + part * (end - start)
    }
  }

  private static func number(_ value: Double) -> String { String(format: "%.1f", value) }

  private static func label(_ power: Int) -> String {
    power >= 0
      ? Figure.count(Int(pow(10, Double(power)))) : String(format: "%.\(-power)f", pow(10, Double(power)))
  }

  private static func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) -> String {
    "<line x1=\"\(number(x1))\" y1=\"\(number(y1))\" x2=\"\(number(x2))\" y2=\"\(number(y2))\" stroke=\"#dddddd\"/>"
  }

  private static func text(_ x: Double, _ y: Double, _ anchor: String, _ text: String) -> String {
    "<text x=\"\(number(x))\" y=\"\(number(y))\" text-anchor=\"\(anchor)\" fill=\"#333333\">\(text)</text>"
  }
}
