public import AllocationModel
public import RoundSeries

/// Writes a closing: the folder of the next round, with the tables of the closing in it.
///
///     try ClosingFolder.write(closing, to: "rounds/23", link: link)
///     let next = try RoundFolder.read(at: "rounds/23")
public enum ClosingFolder {
  /// The folder in the next round's folder that holds the closing's own tables.
  public static let name = "closing"

  /// Writes the next round's folder in one step; what stands there already is never touched.
  ///
  /// - Parameters:
  ///   - closing: the closing.
  ///   - path: the folder to be made; the folder around it must exist.
  ///   - link: which plan the next round follows.
  ///   - round: the folder of the round that is closed: a target inside it is refused.
  public static func write(
    _ closing: Closing, to path: String, link: RoundLink, round: String? = nil
  ) throws(PlanWritingError) {
    if FileSystem.entry(at: path) != nil { throw .exists(path: path) }
    let target = try PlanTarget(path, round: round)
    let partial = "\(target.parent)/.\(target.name).partial-\(FileSystem.processNumber)"
    FileSystem.remove(partial)
    var done = false
    defer { if !done { FileSystem.remove(partial) } }
    do {
      try FileSystem.makeFolder(partial)
      try FileSystem.makeFolder("\(partial)/\(name)")
      let tables = ClosingTables.files(of: closing)
      var link = link
      link.closing = tables.map { FileDigest(name: $0.name, content: $0.bytes) }.sorted { $0.name < $1.name }
      let files = RoundTexts(closing.next).files + [(name: RoundLink.file, bytes: link.content)]
      for file in files { try FileSystem.write(file.bytes, toNewFile: "\(partial)/\(file.name)") }
      for file in tables {
        try FileSystem.write(file.bytes, toNewFile: "\(partial)/\(name)/\(file.name)")
      }
      FileSystem.synchronise(folder: "\(partial)/\(name)")
      FileSystem.synchronise(folder: partial)
      if FileSystem.entry(at: target.path) != nil { throw PlanWritingError.exists(path: path) }
      try FileSystem.rename(partial, to: target.path)
      done = true
      FileSystem.synchronise(folder: target.parent)
    } catch let error as PlanWritingError {
      throw error
    } catch let error as SystemFailure {
      throw .cannotWrite(path: path, reason: error.wording)
    } catch {
      throw .cannotWrite(path: path, reason: Wording(en: "\(error)", vi: "\(error)"))
    }
  }

  /// The differences that the closing in a round's folder left open: those that were not adjusted. Empty where there
  /// is no closing.
  public static func openDifferences(inRound path: String, adjusted: [Adjustment]) -> [ClosingTerms
    .EarlierDifference]
  {
    lines(ClosingTables.balance, inRound: path).compactMap { line in
      let isAdjusted = adjusted.contains {
        $0.lot == line.lot && $0.vaccine == line.vaccine && $0.place == line.place
      }
      guard let since = line.since, let counted = line.counted, counted != line.booked, !isAdjusted else {
        return nil
      }
      return ClosingTerms.EarlierDifference(
        lot: line.lot, vaccine: line.vaccine, place: line.place, name: line.name, since: since)
    }
  }

  /// The rows of one table of a closing; empty where it is not there or cannot be read.
  static func lines<Row>(_ table: PlanTable<Row>, inRound path: String) -> [Row] {
    guard let bytes = try? FileSystem.bytes(ofFile: "\(path)/\(name)/\(table.file)"),
      let utf8 = try? TextEncoding.utf8(bytes)
    else { return [] }
    let reading = table.layout.read(utf8, style: .exact)
    return reading.messages.contains { $0.severity == .error } ? [] : reading.rows
  }
}

extension PlanFolder {
  /// The link that a round following this plan carries: what it was made from, and what its files hold now.
  ///
  /// - Throws: ``PlanReadingError`` where `plan.json` cannot be read.
  public static func link(
    toPlanAt path: String, of plan: Plan, date: Day, actual: [FileDigest]
  ) throws(PlanReadingError) -> RoundLink {
    do {
      let json = FileDigest(name: "plan.json", content: try FileSystem.bytes(ofFile: "\(path)/plan.json"))
      let record = (try? FileSystem.bytes(ofFile: "\(path)/\(PlanRecord.file)")).map {
        FileDigest(name: PlanRecord.file, content: $0).sha256
      }
      return RoundLink(
        round: plan.round, date: date, inputSHA256: plan.summary.inputSHA256, planSHA256: json.sha256,
        recordSHA256: record, actual: actual)
    } catch {
      throw .cannotRead(path: "\(path)/plan.json", reason: error.wording)
    }
  }
}
