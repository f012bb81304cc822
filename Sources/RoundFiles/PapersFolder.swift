/// A folder of papers that belong to a plan: reports, annexes, issue notes.
///
///     try PapersFolder.write(files, to: "rounds/22.report", round: "rounds/22", plan: "rounds/22.plan")
///
/// It is written like a plan folder: whole or not at all, and in one step. A `report.json` in it names the files with
/// their digests, so that an earlier one is known again.
public enum PapersFolder {
  /// Refuses a target to which papers could not be written, so that this is known before they are made.
  public static func checkTarget(_ path: String, round: String, plan: String) throws(PlanWritingError) {
    _ = try target(path, round: round, plan: plan)
  }

  /// Writes papers.
  ///
  /// A folder that stands there is replaced where it holds nothing but papers as they were written. One that holds
  /// another file, or a paper that somebody has changed, is left alone.
  ///
  /// - Parameters:
  ///   - files: the papers; their names are plain file names.
  ///   - path: the folder to be made; the folder around it must exist.
  ///   - round: the round's folder: a target inside it, or around it, is refused.
  ///   - plan: the plan's folder: a target inside it, which the next plan would remove, or around it, is refused.
  ///   - shouldStop: asked between files; where it answers true, everything written so far is removed.
  public static func write(
    _ files: [PlanFolder.ExtraFile], to path: String, round: String, plan: String,
    shouldStop: (() -> Bool)? = nil
  ) throws(PlanWritingError) {
    let target = try target(path, round: round, plan: plan)
    let plain = files.map { (name: $0.name, bytes: $0.bytes) }
    try PlanWriting(target: target, shouldStop: shouldStop)
      .write(plain + [(PapersList.file, PapersList.bytes(of: plain))])
  }

  /// Removes what an unfinished ``write(_:to:round:plan:shouldStop:)`` of this process left beside a target.
  public static func cleanUp(_ path: String) { PlanFolder.cleanUp(path) }

  private static func target(
    _ path: String, round: String, plan: String
  ) throws(PlanWritingError) -> PlanTarget {
    let target = try PlanTarget(path, round: round, kind: .papers)
    if let plan = FileSystem.resolved(plan) {
      if PlanTarget.lies(target.path, in: plan) { throw .insidePlan(path: path) }
      if PlanTarget.lies(plan, in: target.path) { throw .holdsPlan(path: path) }
    }
    return target
  }
}
