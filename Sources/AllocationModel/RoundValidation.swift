/// Finds everything in a round's tables that is wrong or worth knowing.
package enum RoundValidation {
  /// All errors and notes, in the order of the tables and rows.
  ///
  /// - Parameter unread: cells whose values are placeholders; nothing is said about them.
  package static func messages(for tables: RoundTables, unread: UnreadCells = UnreadCells()) -> [RoundMessage]
  {
    []
  }
}
