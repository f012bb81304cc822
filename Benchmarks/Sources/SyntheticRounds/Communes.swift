/// A commune or ward with its people.
struct Commune {
  let code: String
  let name: String
  let population: Int

  /// The 124 communes and wards of Vĩnh Long province since 1 July 2025; where the table comes from stands in
  /// the README of the benchmarks.
  static let vinhLong: [Commune] = {
    let text = String(decoding: PackageResources.vinh_long_communes_2025_csv, as: UTF8.self)
    return text.split(whereSeparator: \.isNewline).dropFirst().map { row in
      let cells = row.split(separator: ",", omittingEmptySubsequences: false)
      guard cells.count == 4, let population = Int(cells[3]) else {
        preconditionFailure("not a row of the communes' table: \(row)")
      }
      return Commune(code: String(cells[0]), name: String(cells[1]), population: population)
    }
  }()
}
