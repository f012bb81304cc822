/// Finds everything in a round's tables that is wrong or worth knowing.
///
/// The same checks serve rounds read from files and rounds built in code. Their cost is linear in the number of
/// rows, save the search for the name that was meant, which is made for unknown names only.
package enum RoundValidation {
  /// All errors and notes, in the order of the tables and rows.
  ///
  /// - Parameter unread: cells whose values are placeholders; nothing is said about them.
  package static func messages(
    for tables: RoundTables, unread: UnreadCells = UnreadCells()
  ) -> [RoundMessage] {
    inspected(tables, unread: unread).messages
  }

  /// What was found, and the positions of the names by which it was found: the first of several alike.
  struct Inspected {
    let messages: [RoundMessage]
    let vaccines: [String: Int]
    let places: [String: Int]
  }

  /// Inspects all tables.
  static func inspected(_ tables: RoundTables, unread: UnreadCells = UnreadCells()) -> Inspected {
    // What is checked is what will be planned: the lots after the notices, where those could be read.
    var tables = tables
    let notices = tables.notices
    if unread.containsAny(inFile: TableFile.notices) { tables.notices = nil }
    let noticed = NoticeEffects(tables)
    tables.notices = notices
    tables.lots = noticed.lots
    var inspection = RoundInspection(tables, unread: unread)
    inspection.inspectPolicy()
    inspection.inspectVaccines()
    inspection.inspectEligibility()
    inspection.inspectPlaces()
    inspection.inspectLots()
    inspection.inspectCapacity()
    inspection.inspectDemand()
    inspection.inspectLanes()
    inspection.inspectPins()
    inspection.inspectNotices(noticed)
    inspection.inspectCourses()
    inspection.inspectAdjustments()
    inspection.inspectScenarios()
    inspection.inspectStock()
    inspection.inspectSizes()
    return Inspected(
      messages: inOrder(inspection.messages), vaccines: inspection.vaccines, places: inspection.places)
  }

  private static func inOrder(_ messages: [RoundMessage]) -> [RoundMessage] {
    let files = Dictionary(
      TableFile.all.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    return messages.sortedByPlace { files[$0] ?? .max }
  }
}
