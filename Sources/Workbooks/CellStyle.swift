/// How a cell looks.
public struct CellStyle: Sendable, Hashable {
  /// Where the text stands in its cell.
  public enum Alignment: Sendable, Hashable {
    /// Numbers to the right, text to the left.
    case byContent
    /// To the left.
    case left
    /// In the middle.
    case centre
    /// To the right.
    case right
  }

  /// The number format, as spreadsheets write it (`#,##0`, `dd/mm/yyyy`); nil shows as it comes. The separators
  /// shown are those of the reader's own settings, whatever stands here.
  public var format: String?
  /// Whether it is bold.
  public var isBold = false
  /// Whether it is italic.
  public var isItalic = false
  /// The size in points; nil takes the default.
  public var size: Double?
  /// The colour of the text, 0xRRGGBB.
  public var colour: UInt32?
  /// The colour of the ground, 0xRRGGBB.
  public var ground: UInt32?
  /// Where the text stands.
  public var alignment = Alignment.byContent
  /// Whether long text goes on in the next line.
  public var wraps = false
  /// Whether a thin line goes around it.
  public var hasBorder = false

  /// Makes a style that changes nothing but the number format.
  public init(format: String? = nil) {
    self.format = format
  }

  /// Nothing special.
  public static let plain = CellStyle()
  /// Whole numbers in groups of three.
  public static let whole = CellStyle(format: "#,##0")
  /// Days, day first.
  public static let date = CellStyle(format: "dd/mm/yyyy")
  /// Percentages with up to two decimals.
  public static let percent = CellStyle(format: "0.##%")
  /// Text: what is typed into such a cell later stays text too.
  public static let text = CellStyle(format: "@")
  /// A column's heading.
  public static let heading = CellStyle().with {
    $0.isBold = true
    $0.ground = 0xDCE6F1
    $0.alignment = .centre
    $0.wraps = true
    $0.hasBorder = true
  }
  /// A sheet's title.
  public static let title = CellStyle().with {
    $0.isBold = true
    $0.size = 14
  }
  /// The totals under a table of whole numbers.
  public static let total = CellStyle(format: "#,##0").with {
    $0.isBold = true
    $0.ground = 0xF2F2F2
    $0.hasBorder = true
  }

  /// The style with some changes.
  public func with(_ change: (inout CellStyle) -> Void) -> CellStyle {
    var style = self
    change(&style)
    return style
  }
}
