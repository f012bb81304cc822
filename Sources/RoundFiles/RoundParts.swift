package import AllocationModel

/// The tables of a round from somewhere else than a folder, as the files they would be there.
package struct RoundParts: Sendable {
  /// The bytes of the files, by the names they have in a folder.
  package var contents: [String: [UInt8]]
  /// What a person calls each part, by the name of the file: the names of sheets.
  package var names: [String: String]
  /// For each line of `round.json` the row in which a person finds it; empty where these are the same.
  package var settingRows: [Int]
  /// What is to be said about the parts as a whole, by the names of files.
  package var messages: [RoundMessage]
  /// The files whose parts are there under a name that is nearly right.
  package var misspelt: Set<String>
  /// What was read.
  package var file: FileDigest

  /// Makes the parts of a round.
  package init(
    contents: [String: [UInt8]], names: [String: String], settingRows: [Int], messages: [RoundMessage],
    misspelt: Set<String>, file: FileDigest
  ) {
    self.contents = contents
    self.names = names
    self.settingRows = settingRows
    self.messages = messages
    self.misspelt = misspelt
    self.file = file
  }

  /// All names that the files of a round folder have, in their order.
  package static var files: [String] { RoundTableLayouts.files }

  /// Whether a round may be without a file.
  package static func isOptional(_ file: String) -> Bool { RoundTableLayouts.optionalFiles.contains(file) }
}

extension RoundFolder {
  /// Reads a round from its parts, and finds everything that is wrong with it at once.
  ///
  /// - Throws: ``RoundReadingError``
  package static func read(_ parts: RoundParts) throws(RoundReadingError) -> RoundDocument {
    try document(of: RoundFolderFiles(parts))
  }

  /// The bytes of a file.
  ///
  /// - Throws: ``RoundReadingError/cannotRead(path:reason:)``
  package static func bytes(ofFile path: String) throws(RoundReadingError) -> [UInt8] {
    do {
      return try FileSystem.bytes(ofFile: path)
    } catch {
      throw .cannotRead(path: path, reason: error.wording)
    }
  }
}

extension RoundFolderFiles {
  /// The parts as if they were files.
  init(_ parts: RoundParts) {
    self.init(
      contents: parts.contents, messages: parts.messages, sha256: parts.file.sha256, misspelt: parts.misspelt,
      digests: [parts.file], names: parts.names, settingRows: parts.settingRows)
  }
}
