public import AllocationModel
public import RoundSeries

/// A folder of rounds of which some are closed.
///
///     let folder = try TrackFolder.read(at: "rounds")
///     let tracking = Tracking(folder.closed)
public struct TrackFolder: Sendable {
  /// The closed rounds: one for each round folder that holds a closing.
  public let closed: [ClosedRound]
  /// The folder of the round that follows the last closing; nil where there is none.
  public let latest: String?

  /// Reads the closings in a folder of rounds.
  ///
  /// - Throws: ``RoundReadingError`` where the folder cannot be read, or a table of a closing is damaged.
  public static func read(at path: String) throws(RoundReadingError) -> TrackFolder {
    let names: [String]
    do {
      names = try FileSystem.names(in: path)
    } catch {
      throw .cannotRead(path: path, reason: error.wording)
    }
    var closed: [(round: ClosedRound, folder: String)] = []
    var messages: [RoundMessage] = []
    for name in names where FileSystem.entry(at: "\(path)/\(name)/\(ClosingFolder.name)") == .folder {
      let folder = "\(path)/\(name)"
      let read = try SteadyReading.read(folder: "\(folder)/\(ClosingFolder.name)") {
        () throws(RoundReadingError) in
        var found: [RoundMessage] = []
        let round = try closing(in: folder, &found)
        return (round: round, found: found)
      }
      messages += read.found
      if let round = read.round { closed.append((round, folder)) }
    }
    if !messages.isEmpty { throw .invalid(messages) }
    let latest = closed.max { ($0.round.date, $0.folder) < ($1.round.date, $1.folder) }?.folder
    return TrackFolder(closed: closed.map(\.round), latest: latest)
  }

  /// The closed rounds before a round, read from the folders that stand beside its own; nil where its folder was not
  /// written by closing a round.
  ///
  /// - Parameters:
  ///   - round: the round.
  ///   - path: the round's folder.
  public static func before(_ round: Round, at path: String) throws(RoundReadingError) -> [ClosedRound]? {
    guard FileSystem.entry(at: "\(path)/\(ClosingFolder.name)") == .folder else { return nil }
    return try read(at: "\(path)/..").closed.filter { $0.date < round.policy.date }
  }

  private static func closing(
    in folder: String, _ messages: inout [RoundMessage]
  ) throws(RoundReadingError) -> ClosedRound? {
    let bytes = try bytes("\(folder)/\(RoundLink.file)")
    guard let utf8 = try? TextEncoding.utf8(bytes), let link = RoundLink.read(utf8, &messages) else {
      return nil
    }
    var round = ClosedRound(round: link.round, date: link.date)
    round.performance = try rows(ClosingTables.performance, folder, &messages)
    round.uptake = try rows(ClosingTables.uptake, folder, &messages)
    round.waste = try rows(ClosingTables.waste, folder, &messages)
    round.reports = try rows(ClosingTables.reports, folder, &messages)
    return round
  }

  private static func bytes(_ path: String) throws(RoundReadingError) -> [UInt8] {
    do {
      return try FileSystem.bytes(ofFile: path)
    } catch {
      throw .cannotRead(path: path, reason: error.wording)
    }
  }

  private static func rows<Row>(
    _ table: PlanTable<Row>, _ folder: String, _ messages: inout [RoundMessage]
  ) throws(RoundReadingError) -> [Row] {
    let file = "\(folder)/\(ClosingFolder.name)/\(table.file)"
    let content = try bytes(file)
    guard let utf8 = try? TextEncoding.utf8(content) else {
      messages.append(RoundMessage(.error, "encoding", file: file, FileWording.encoding("?")))
      return []
    }
    let reading = table.layout.read(utf8, style: .exact)
    messages += reading.messages.filter { $0.severity == .error }.map {
      var message = $0
      message.file = file
      return message
    }
    return reading.rows
  }
}

/// The tables of tracking, as text.
public enum TrackTables {
  /// How each place used each vaccine, round by round: `track.csv`.
  public static func rounds(_ tracking: Tracking) -> [UInt8] {
    var table = SimpleTable([
      "round", "date", "place", "vaccine", "available_doses", "received_doses", "given_doses", "lost_doses",
      "foreseen_loss", "observations", "days_late",
    ])
    for round in tracking.rounds {
      for line in round.performance {
        table.add([
          .text(round.round), .day(round.date), .text(line.place), .text(line.vaccine),
          .whole(line.available),
          .whole(line.received), .decimal(line.given), .decimal(line.lost), .decimal(line.foreseen),
          .whole(line.observations),
          tracking.daysLate(round, place: line.place).map(PlanValue.whole) ?? .absent,
        ])
      }
    }
    return table.bytes
  }

  /// Rates that were seen, beside those of the next round: `suggestions.csv`.
  public static func suggestions(_ rows: [RateSuggestion]) -> [UInt8] {
    PlanTexts.csv(
      PlanTable(
        name: "suggestions", blank: RateSuggestion(),
        columns: [
          .text("table", \.table), .text("column", \.column), .text("vaccine", \.vaccine),
          .text("place", \.place),
          .text("group", \.group), .whole("dose", \.dose), .decimal("present", \.present),
          .decimal("suggested", \.suggested), .decimal("seen", \.part), .decimal("out_of", \.whole),
          .whole("observations", \.observations),
        ]), rows)
  }
}
