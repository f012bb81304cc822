public import AllocationModel

/// Empty tables to be filled in.
public enum RoundTemplate {
  /// Why a template was not written.
  public enum Failure: Error, Sendable, Hashable {
    /// Something stands there already.
    case exists(path: String)
    /// It cannot be written: why.
    case cannotWrite(path: String, reason: Wording)

    /// The reason in words.
    public var wording: Wording {
      switch self {
      case .exists(let path):
        Wording(
          en: "\(path) is there already and was left as it is; choose another name",
          vi: "\(path) đã có và được giữ nguyên; hãy chọn tên khác")
      case .cannotWrite(let path, let reason):
        Wording(
          en: "\(path) cannot be written: \(reason.english)",
          vi: "không ghi được \(path): \(reason.vietnamese)")
      }
    }
  }

  /// Writes a folder with empty tables, their headings in a language: all or nothing, and over nothing.
  ///
  /// `lanes.csv` is left out: an empty one would mean that stock can move nowhere.
  ///
  /// - Throws: ``Failure``
  public static func writeFolder(to path: String, language: Language) throws(Failure) {
    if FileSystem.entry(at: path) != nil { throw .exists(path: path) }
    var trimmed = path
    while trimmed.count > 1, trimmed.last == "/" { trimmed.removeLast() }
    let partial = "\(trimmed).partial-\(FileSystem.processNumber)"
    do {
      try FileSystem.makeFolder(partial)
      for (name, content) in files(language) {
        try FileSystem.write(content, toNewFile: "\(partial)/\(name)")
      }
      try FileSystem.rename(partial, to: trimmed)
    } catch {
      FileSystem.remove(partial)
      throw .cannotWrite(path: path, reason: error.wording)
    }
  }

  /// Whether something stands at a path.
  package static func isTaken(_ path: String) -> Bool { FileSystem.entry(at: path) != nil }

  /// The files of the folder, with the mark by which spreadsheets know UTF-8.
  private static func files(_ language: Language) -> [(String, [UInt8])] {
    let settings = """
      {
        "id": "",
        "date": "",
        "numbers": "\(language == .vietnamese ? "vi" : "plain")",
        "language": "\(language.rawValue)"
      }

      """
    let separator = language == .vietnamese ? ";" : ","
    return [("round.json", Array(settings.utf8))]
      + TableSummary.all.filter { $0.file != RoundTableLayouts.lanes.file }.map { table in
        let titles = table.columns.map { ColumnTitles.title(of: $0.name, in: table.file, language) }
        return (table.file, [0xEF, 0xBB, 0xBF] + Array((titles.joined(separator: separator) + "\r\n").utf8))
      }
  }
}
