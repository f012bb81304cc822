public import AllocationModel

/// A folder of tables that holds a plan.
///
///     try PlanFolder.write(plan, to: "rounds/2022-10-01.plan", round: "rounds/2022-10-01")
///     let same = try PlanFolder.read(at: "rounds/2022-10-01.plan")
public enum PlanFolder {
  /// Another file to be written with the plan, such as a report.
  public struct ExtraFile: Sendable {
    /// The file's name, without a folder.
    public let name: String
    /// What it holds.
    public let bytes: [UInt8]

    /// Makes a file from its name and content.
    public init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// Refuses a target to which a plan could not be written, so that this is known before planning begins.
  ///
  /// - Parameters:
  ///   - path: where the plan is to stand.
  ///   - round: the round's folder, where there is one.
  public static func checkTarget(_ path: String, round: String? = nil) throws(PlanWritingError) {
    _ = try PlanTarget(path, round: round)
  }

  /// Writes a plan, whole or not at all.
  ///
  /// All files are written to a new folder beside the target, which then takes its place in one step. A plan
  /// folder that stands there, recognised by a `plan.json` that says its `format`, is replaced with all that
  /// is in it; anything else is refused. On failure nothing is left behind. The same plan gives the same bytes,
  /// in whatever order its rows are.
  ///
  /// - Parameters:
  ///   - plan: the plan.
  ///   - path: the folder to be made; the folder around it must exist.
  ///   - round: the round's folder: a target inside it, or around it, is refused.
  ///   - extraFiles: other files that belong to the plan.
  ///   - shouldStop: asked between files; where it answers true, everything written so far is removed.
  public static func write(
    _ plan: Plan, to path: String, round: String? = nil, extraFiles: [ExtraFile] = [],
    shouldStop: (() -> Bool)? = nil
  ) throws(PlanWritingError) {
    let target = try PlanTarget(path, round: round)
    var files = try PlanFiles.all(of: plan)
    files += extraFiles.map { (name: $0.name, bytes: $0.bytes) }
    try PlanWriting(target: target, shouldStop: shouldStop).write(files)
  }

  /// Removes what an unfinished ``write(_:to:round:extraFiles:shouldStop:)`` of this process left beside a
  /// target, and keeps the plan that stood there.
  ///
  /// For the moment before a process ends on a signal.
  public static func cleanUp(_ path: String) {
    guard let target = try? PlanTarget(path, round: nil, anything: true) else { return }
    PlanWriting(target: target, shouldStop: nil).cleanUp()
  }
}

/// Why a plan was not written; nothing is left behind.
public enum PlanWritingError: Error, Sendable, Hashable {
  /// The target is the round's folder, or lies in it.
  case insideRound(path: String)
  /// The round's folder lies in the target.
  case holdsRound(path: String)
  /// Something other than a plan folder stands there.
  case notAPlanFolder(path: String)
  /// Something other than a folder of papers stands there.
  case notAPapersFolder(path: String)
  /// A folder of papers stands there, with a file in it that is none of them.
  case otherFile(path: String, name: String)
  /// A folder of papers stands there, and somebody has changed one of them.
  case changedFile(path: String, name: String)
  /// The target is the plan's folder, or lies in it.
  case insidePlan(path: String)
  /// The plan's folder lies in the target.
  case holdsPlan(path: String)
  /// Something stands where a new folder was to be made.
  case exists(path: String)
  /// The system refused.
  case cannotWrite(path: String, reason: Wording)
  /// A figure of the plan is infinite or not a number.
  case notFinite(String)
  /// Writing was stopped from outside.
  case stopped

  /// What went wrong, in words.
  public var wording: Wording {
    switch self {
    case .insideRound(let path):
      Wording(
        en: "\(path) lies in the round's folder; nothing is ever written there",
        vi: "\(path) nằm trong thư mục dữ liệu của đợt; không ghi gì vào đó")
    case .holdsRound(let path):
      Wording(
        en: "the round's folder lies in \(path), which would be replaced",
        vi: "thư mục dữ liệu của đợt nằm trong \(path), thư mục này sẽ bị thay thế")
    case .notAPlanFolder(let path):
      Wording(
        en: "\(path) exists and is not a plan folder; it was left as it is",
        vi: "\(path) đã tồn tại và không phải là thư mục kế hoạch; được giữ nguyên")
    case .notAPapersFolder(let path):
      Wording(
        en: "\(path) exists and is not a report folder; it was left as it is",
        vi: "\(path) đã tồn tại và không phải là thư mục báo cáo; được giữ nguyên")
    case .otherFile(let path, let name):
      Wording(
        en:
          "\(path) holds \(name), which is no part of a report; move it elsewhere, or write to another folder",
        vi: "\(path) có tệp \(name) không thuộc báo cáo; hãy chuyển tệp đi nơi khác hoặc ghi vào thư mục khác"
      )
    case .changedFile(let path, let name):
      Wording(
        en:
          "\(name) in \(path) was changed after it was written; move it elsewhere, or write to another folder",
        vi:
          "\(name) trong \(path) đã được sửa sau khi ghi; hãy chuyển tệp đi nơi khác hoặc ghi vào thư mục khác"
      )
    case .insidePlan(let path):
      Wording(
        en: "\(path) lies in the plan's folder, which the next plan replaces",
        vi: "\(path) nằm trong thư mục kế hoạch, thư mục này sẽ bị kế hoạch sau thay thế")
    case .holdsPlan(let path):
      Wording(
        en: "the plan's folder lies in \(path), which would be replaced",
        vi: "thư mục kế hoạch nằm trong \(path), thư mục này sẽ bị thay thế")
    case .exists(let path):
      Wording(
        en: "\(path) exists already and was left as it is; choose another name, or move it away",
        vi: "\(path) đã tồn tại và được giữ nguyên; hãy chọn tên khác hoặc chuyển thư mục đó đi")
    case .cannotWrite(let path, let reason):
      Wording(
        en: "\(path) cannot be written: \(reason.english)", vi: "không ghi được \(path): \(reason.vietnamese)"
      )
    case .notFinite(let name):
      Wording(
        en: "the plan's figure \(name) is not a finite number",
        vi: "số liệu \(name) của kế hoạch không hợp lệ")
    case .stopped:
      Wording(en: "writing the plan was stopped", vi: "việc ghi kế hoạch đã bị dừng")
    }
  }
}
