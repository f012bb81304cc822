internal import AllocationModel

/// A kind of folder that is written as a whole, and how an earlier one of its kind is known.
struct FolderKind: Sendable {
  /// Why what stands at a path may not be replaced; nil where it is of this kind.
  let objection: @Sendable (String) -> PlanWritingError?

  /// A plan folder: a `plan.json` that says its format.
  static let plan = FolderKind { path in
    PlanTarget.isPlanFolder(path) ? nil : .notAPlanFolder(path: path)
  }

  /// A folder of papers: a `report.json` that names the files, all unchanged, and nothing else.
  static let papers = FolderKind { path in PapersList.objection(to: path) }
}

/// The list of a papers folder's files with their digests: `report.json`.
enum PapersList {
  static let file = "report.json"

  /// The list of files, in the order of their names.
  static func bytes(of files: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    let rows = files.sorted { $0.name < $1.name }.map { file in
      var sha = SHA256()
      sha.update(file.bytes)
      return "    {\"name\": \"\(file.name)\", \"sha256\": \"\(sha.hexadecimal())\"}"
    }
    return Array("{\n  \"papers\": 1,\n  \"files\": [\n\(rows.joined(separator: ",\n"))\n  ]\n}\n".utf8)
  }

  /// Why a folder may not be replaced; nil where it holds the papers as they were written, or some of them.
  static func objection(to path: String) -> PlanWritingError? {
    guard FileSystem.entry(at: path) == .folder, let listed = listed(in: path),
      let names = try? FileSystem.names(in: path)
    else { return .notAPapersFolder(path: path) }
    for name in names where name != file {
      guard let digest = listed[name] else { return .otherFile(path: path, name: name) }
      guard let bytes = try? FileSystem.bytes(ofFile: "\(path)/\(name)") else {
        return .otherFile(path: path, name: name)
      }
      var sha = SHA256()
      sha.update(bytes)
      if sha.hexadecimal() != digest { return .changedFile(path: path, name: name) }
    }
    return nil
  }

  /// The digests of the listed files by name; nil where there is no list.
  private static func listed(in path: String) -> [String: String]? {
    guard let bytes = try? FileSystem.bytes(ofFile: "\(path)/\(file)"),
      let value = try? JSONText.value(of: bytes), case .number("1")? = value["papers"]?.content,
      case .list(let files)? = value["files"]?.content
    else { return nil }
    var digests: [String: String] = [:]
    for entry in files {
      guard case .text(let name)? = entry["name"]?.content, case .text(let digest)? = entry["sha256"]?.content
      else { return nil }
      digests[name] = digest
    }
    return digests
  }
}
