/// Cells by the letters and numbers a person sees.
public enum SheetAddress {
  /// The letters of a column, counted from 0: 0 is `A`, 26 is `AA`.
  public static func letters(ofColumn column: Int) -> String {
    var letters: [Character] = []
    var rest = column
    while rest >= 0 {
      letters.insert(Character(Unicode.Scalar(UInt8(65 + rest % 26))), at: 0)
      rest = rest / 26 - 1
    }
    return String(letters)
  }

  /// A range with dollar signs: `$A$2:$C$9`.
  static func absolute(_ range: SheetRange) -> String {
    let first = "$\(letters(ofColumn: range.columns.lowerBound))$\(range.rows.lowerBound + 1)"
    return "\(first):$\(letters(ofColumn: range.columns.upperBound))$\(range.rows.upperBound + 1)"
  }

  /// The column of an address such as `AB12`, from 0, and its row, from 1; nil where it is none.
  static func parse(_ address: some Sequence<UInt8>) -> (column: Int, row: Int)? {
    var column = 0
    var row = 0
    for byte in address {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where row == 0:
        column = column * 26 + Int(byte - 64)
        if column > 16_384 { return nil }
      case UInt8(ascii: "0")...UInt8(ascii: "9") where column > 0:
        row = row * 10 + Int(byte - 48)
        if row > 1_048_576 { return nil }
      default: return nil
      }
    }
    return column > 0 && row > 0 ? (column - 1, row) : nil
  }
}
