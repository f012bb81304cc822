public import AllocationModel

extension RoundFolder {
  /// Reads the tables of a round without the checks of the round as a whole, so that reading can be timed alone.
  ///
  /// Files, digests, encodings, headings and cells are checked as ``read(at:)`` checks them.
  ///
  /// - Throws: ``RoundReadingError``
  @_spi(Benchmarks) public static func tables(at path: String) throws(RoundReadingError) -> RoundTables {
    var reading = RoundReading(files: try RoundFolderFiles.read(at: path))
    let tables = reading.tables()
    if reading.hasErrors { throw .invalid(reading.messages(with: [])) }
    return tables
  }
}
