/// What a file held, by its length and SHA-256.
public struct FileDigest: Sendable, Hashable {
  /// The file's name, without a folder.
  public let name: String
  /// Its length in bytes.
  public let bytes: Int
  /// The SHA-256 of its bytes in hexadecimal digits, as `sha256sum` prints it.
  public let sha256: String

  /// Digests a file.
  public init(name: String, content: [UInt8]) {
    self.name = name
    bytes = content.count
    var sha = SHA256()
    sha.update(content)
    sha256 = sha.hexadecimal()
  }

  init(name: String, bytes: Int, sha256: String) {
    self.name = name
    self.bytes = bytes
    self.sha256 = sha256
  }

  /// Digests some files, in the order of their names.
  static func all(of contents: [String: [UInt8]]) -> [FileDigest] {
    contents.sorted { $0.key < $1.key }.map { FileDigest(name: $0.key, content: $0.value) }
  }
}
