internal import AllocationModel

/// Where a plan is to stand, after everything that could be wrong with the place has been looked at.
struct PlanTarget {
  /// The folder around it.
  let parent: String
  /// Its own name.
  let name: String
  /// Whether a folder of the kind stands there that will be replaced.
  let replaces: Bool
  /// What kind of folder is written.
  let kind: FolderKind

  /// The whole path, without links.
  var path: String { PlanTarget.joined(parent, name) }

  /// Looks at a target and refuses what is no place for a plan, or for another kind of folder.
  ///
  /// - Parameter anything: leaves the refusals out.
  init(
    _ path: String, round: String?, anything: Bool = false, kind: FolderKind = .plan
  ) throws(PlanWritingError) {
    self.kind = kind
    let whole: String
    if let resolved = FileSystem.resolved(path) {
      whole = resolved
    } else {
      if FileSystem.entry(at: path) != nil { throw kind.objection(path) ?? .notAPlanFolder(path: path) }
      var trimmed = Substring(path)
      while trimmed.count > 1, trimmed.last == "/" { trimmed.removeLast() }
      let slash = trimmed.lastIndex(of: "/")
      let around = slash.map { $0 == trimmed.startIndex ? "/" : String(trimmed[..<$0]) } ?? "."
      let own = slash.map { trimmed[trimmed.index(after: $0)...] } ?? trimmed
      guard let parent = FileSystem.resolved(around), !own.isEmpty, own != ".", own != ".." else {
        throw .cannotWrite(
          path: path,
          reason: Wording(en: "the folder around it does not exist", vi: "thư mục chứa nó không tồn tại"))
      }
      whole = PlanTarget.joined(parent, String(own))
    }
    guard let slash = whole.lastIndex(of: "/"), whole != "/" else {
      throw kind.objection(path) ?? .notAPlanFolder(path: path)
    }
    parent = slash == whole.startIndex ? "/" : String(whole[..<slash])
    name = String(whole[whole.index(after: slash)...])
    let entry = FileSystem.entry(at: whole)
    replaces = entry != nil
    if anything { return }
    if let round = round.flatMap(FileSystem.resolved) {
      if PlanTarget.lies(whole, in: round) { throw .insideRound(path: path) }
      if PlanTarget.lies(round, in: whole) { throw .holdsRound(path: path) }
    }
    if entry != nil, kind.objection(whole) != nil, let objection = kind.objection(path) { throw objection }
  }

  private static func joined(_ parent: String, _ name: String) -> String {
    parent.hasSuffix("/") ? parent + name : "\(parent)/\(name)"
  }

  static func lies(_ path: String, in folder: String) -> Bool {
    path == folder || path.hasPrefix(folder.hasSuffix("/") ? folder : folder + "/")
  }

  /// Whether a folder holds a `plan.json` that says its format.
  static func isPlanFolder(_ path: String) -> Bool {
    guard FileSystem.entry(at: path) == .folder,
      let bytes = try? FileSystem.bytes(ofFile: "\(path)/plan.json")
    else { return false }
    // Plans as this package writes them say it first; a large file need not be read to its end.
    let start = bytes.prefix(200).filter { $0 > 0x20 }
    if start.starts(with: "{\"format\":".utf8) { return true }
    guard let value = try? JSONText.value(of: bytes) else { return false }
    return value["format"] != nil
  }
}
