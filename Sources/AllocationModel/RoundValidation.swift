/// Finds everything in a round's tables that is wrong or worth knowing.
enum RoundValidation {
  /// All errors and notes, in the order of the tables and rows.
  static func messages(for tables: RoundTables) -> [RoundMessage] {
    []
  }
}
