public import AllocationModel
public import RoundFigures

/// A table of a second source, to be compared with a round.
public enum LedgerFile {
  /// Reads a table with the columns place, group, dose, given (doses given) or lot, vaccine, place, vials (stock);
  /// Vietnamese headings are understood.
  ///
  /// - Parameter numbers: how its numbers are written.
  /// - Returns: the rows, and the notes about the table.
  /// - Throws: ``RoundReadingError``
  public static func read(
    at path: String, numbers: NumberStyle
  ) throws(RoundReadingError) -> (rows: [LedgerRow], notes: [RoundMessage]) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return try read(RoundFolder.bytes(ofFile: path), named: name, numbers: numbers)
  }

  /// Reads a table from its bytes.
  ///
  /// - Parameter name: what messages call it.
  /// - Throws: ``RoundReadingError/invalid(_:)``
  package static func read(
    _ bytes: [UInt8], named name: String, numbers: NumberStyle
  ) throws(RoundReadingError) -> (rows: [LedgerRow], notes: [RoundMessage]) {
    var messages: [RoundMessage]
    var rows: [LedgerRow] = []
    do {
      let reading = RoundTableLayouts.ledger.read(
        try TextEncoding.utf8(bytes), style: numbers == .vietnamese ? .vietnamese : .plain)
      rows = reading.rows
      messages = reading.messages.map { message in
        var message = message
        message.file = name
        message.column = message.column.map { reading.titles[$0] ?? $0 }
        return message
      }
    } catch {
      messages = [
        RoundMessage(.error, "encoding", file: name, row: error.line, FileWording.encoding(error.likely))
      ]
    }
    if messages.contains(where: { $0.severity == .error }) { throw .invalid(messages) }
    return (rows, messages)
  }
}
