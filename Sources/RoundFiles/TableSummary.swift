/// What there is to know about a table without reading one.
package struct TableSummary: Sendable {
  /// A column of it.
  package struct Column: Sendable {
    /// Its name.
    package let name: String
    /// How its cells are read, in the words of the documentation.
    package let kind: String
    /// Whether it must be filled in.
    package let isRequired: Bool
  }

  /// The file.
  package let file: String
  /// The columns, in the order of the format.
  package let columns: [Column]

  private init<Row>(_ layout: TableLayout<Row>) {
    file = layout.file
    // Lots carry the notices applied to them from round to round; nobody types these.
    columns = layout.columns.filter { $0.name != "applied_notices" }.map {
      Column(name: $0.name, kind: $0.kind.rawValue, isRequired: $0.isRequired)
    }
  }

  /// The tables of a round folder, in their order.
  package static let all: [TableSummary] = [
    TableSummary(RoundTableLayouts.vaccines), TableSummary(RoundTableLayouts.eligibility),
    TableSummary(RoundTableLayouts.places), TableSummary(RoundTableLayouts.lots),
    TableSummary(RoundTableLayouts.capacity), TableSummary(RoundTableLayouts.demand),
    TableSummary(RoundTableLayouts.lanes), TableSummary(RoundTableLayouts.pins),
    TableSummary(RoundTableLayouts.totals), TableSummary(RoundTableLayouts.notices),
  ]

  /// The keys of the settings, nested ones with a point, in the order of the format.
  package static let settings = SettingsLayout.settings.map(\.name).flatMap { name in
    name == "document" ? SettingsLayout.documentKeys.map { "document.\($0)" } : [name]
  }
}
