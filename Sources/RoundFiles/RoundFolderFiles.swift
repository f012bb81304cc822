internal import AllocationModel

/// The files of a round folder: the bytes of those that are known, and what is to be said about the others.
struct RoundFolderFiles {
  /// The bytes of the known files, by name.
  private(set) var contents: [String: [UInt8]] = [:]
  /// What is missing, nearly known or not known.
  private(set) var messages: [RoundMessage] = []
  /// The digest of what was read.
  private(set) var sha256 = ""
  /// The known files of which another with nearly the same name stands in the folder.
  private(set) var misspelt: Set<String> = []
  /// Every file read, by itself.
  private(set) var digests: [FileDigest] = []
  /// What a person calls each file, where not by its name.
  private(set) var names: [String: String] = [:]
  /// For each line of the settings the row in which a person finds it, where that is another.
  private(set) var settingRows: [Int] = []

  private static let required = RoundTableLayouts.files.filter {
    !RoundTableLayouts.optionalFiles.contains($0)
  }
  /// What spreadsheets save besides `.csv`.
  private static let otherFormats = ["xlsx", "xls", "xlsm", "ods", "tsv", "txt", "numbers", "csv.txt"]

  init(
    contents: [String: [UInt8]] = [:], messages: [RoundMessage] = [], sha256: String = "",
    misspelt: Set<String> = [], digests: [FileDigest] = [], names: [String: String] = [:],
    settingRows: [Int] = []
  ) {
    self.contents = contents
    self.messages = messages
    self.sha256 = sha256
    self.misspelt = misspelt
    self.digests = digests
    self.names = names
    self.settingRows = settingRows
  }

  /// Reads all known files of a folder.
  static func read(at path: String) throws(RoundReadingError) -> RoundFolderFiles {
    var files = RoundFolderFiles()
    let names: [String]
    do {
      names = try FileSystem.names(in: path)
    } catch {
      throw .cannotRead(path: path, reason: error.wording)
    }
    for name in names where RoundTableLayouts.files.contains(name) {
      do {
        files.contents[name] = try FileSystem.bytes(ofFile: "\(path)/\(name)")
      } catch {
        throw .cannotRead(path: "\(path)/\(name)", reason: error.wording)
      }
    }
    for name in names where files.contents[name] == nil && name != ClosingFolder.name { files.judge(name) }
    for name in required where files.contents[name] == nil {
      files.messages.append(
        RoundMessage(.error, "missing_file", file: name, FileWording.missing(name)))
    }
    files.digest()
    return files
  }

  /// Says what is to be said about a file that is not known by its exact name.
  private mutating func judge(_ name: String) {
    if let meant = meant(by: name) {
      misspelt.insert(meant)
      messages.append(
        RoundMessage(
          .error, "nearly_known_file", file: name, text: name, FileWording.nearlyKnown(name, meant)))
    } else {
      messages.append(RoundMessage(.note, "other_file", file: name, text: name, FileWording.other(name)))
    }
  }

  /// The known file whose name is nearly the given one: in other letters, misspelt, numbered as a copy, or
  /// saved in another format where the table itself is missing.
  private func meant(by name: String) -> String? {
    if name.hasPrefix(".") || name.hasPrefix("~$") { return nil }
    let lower = name.lowercased()
    guard let dot = lower.lastIndex(of: ".") else { return nil }
    let ending = String(lower[lower.index(after: dot)...])
    let stem = String(lower[..<dot].filter { !$0.isNumber })
    for known in RoundTableLayouts.files {
      let parts = known.split(separator: ".")
      guard Likeness(known: [String(parts[0])]).nearest(to: stem) != nil else { continue }
      if ending == parts[1] { return known }
      if contents[known] == nil, RoundFolderFiles.otherFormats.contains(ending) { return known }
    }
    return nil
  }

  /// Names and lengths are digested too, so that no two folders with different files have one digest.
  private mutating func digest() {
    var sha = SHA256()
    for (name, content) in contents.sorted(by: { $0.key < $1.key }) {
      sha.update(Array("\(name)\u{0}\(content.count)\u{0}".utf8))
      sha.update(content)
    }
    sha256 = sha.hexadecimal()
    digests = FileDigest.all(of: contents)
  }
}

/// What is said about files as a whole.
enum FileWording {
  static func missing(_ name: String) -> Wording {
    Wording(en: "the file \(name) is missing", vi: "thiếu tệp \(name)")
  }

  static func nearlyKnown(_ name: String, _ meant: String) -> Wording {
    Wording(
      en: "the file \"\(name)\" is not read; did you mean \(meant)? Rename it, or move it elsewhere",
      vi: "tệp \"\(name)\" không được đọc; có phải ý bạn là \(meant)? Hãy đổi tên hoặc chuyển tệp đi nơi khác"
    )
  }

  static func other(_ name: String) -> Wording {
    Wording(
      en: "the file \"\(name)\" is not part of a round and was not read",
      vi: "tệp \"\(name)\" không thuộc dữ liệu của đợt nên không được đọc")
  }

  static func encoding(_ likely: String) -> Wording {
    Wording(
      en: "the file is not in UTF-8; it is likely \(likely). Save it as \"CSV UTF-8\"",
      vi: "tệp không ở dạng mã UTF-8; có thể là \(likely). Hãy lưu lại dưới dạng \"CSV UTF-8\"")
  }
}
