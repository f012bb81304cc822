internal import AllocationModel

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// What went wrong with a file, as the system says it.
struct SystemFailure: Error, Hashable {
  /// The system's error number.
  let number: Int32

  /// The failure of the call that was made last.
  static var last: SystemFailure { SystemFailure(number: errno) }

  /// The reason in words.
  var wording: Wording {
    switch number {
    case ENOENT: Wording(en: "there is no such file or folder", vi: "không có tệp hoặc thư mục này")
    case ENOTDIR: Wording(en: "it is not a folder", vi: "đây không phải là thư mục")
    case EISDIR: Wording(en: "it is a folder, not a file", vi: "đây là thư mục, không phải tệp")
    case EACCES, EPERM: Wording(en: "permission is denied", vi: "không có quyền truy cập")
    case ENOSPC: Wording(en: "the disk is full", vi: "ổ đĩa đã đầy")
    case EROFS: Wording(en: "the disk cannot be written to", vi: "ổ đĩa chỉ cho phép đọc")
    default:
      Wording(
        en: String(cString: strerror(number)),
        vi: "lỗi hệ thống \(number) (\(String(cString: strerror(number))))")
    }
  }
}

/// The few calls to the system that reading and writing folders takes.
enum FileSystem {
  /// What stands at a path.
  enum Entry: Hashable {
    case file, folder, link, other
  }

  /// What stands at a path, a link not followed; nil where nothing does.
  static func entry(at path: String) -> Entry? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    case S_IFLNK: return .link
    default: return .other
    }
  }

  /// The names in a folder, without `.` and `..`, in the order of their bytes.
  static func names(in folder: String) throws(SystemFailure) -> [String] {
    guard let directory = opendir(folder) else { throw SystemFailure.last }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)) {
          String(cString: $0)
        }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The whole content of a file.
  static func bytes(ofFile path: String) throws(SystemFailure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemFailure.last }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw SystemFailure.last }
    if status.st_mode & S_IFMT == S_IFDIR { throw SystemFailure(number: EISDIR) }
    var content: [UInt8] = []
    var failure: SystemFailure?
    // The size is a hint: a pipe has none, and a file can grow while it is read.
    var room = max(Int(status.st_size) + 1, 65_536)
    while failure == nil {
      let wanted = room
      var received = 0
      let chunk = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
        received = read(descriptor, buffer.baseAddress, wanted)
        count = max(0, received)
      }
      if received < 0 {
        if errno != EINTR { failure = SystemFailure.last }
      } else if received == 0 {
        return content
      } else {
        if content.isEmpty { content = chunk } else { content += chunk }
        room = 65_536
      }
    }
    throw failure ?? SystemFailure(number: EIO)
  }

  /// The path without links, `.` and `..`; nil where nothing stands there.
  static func resolved(_ path: String) -> String? {
    guard let pointer = realpath(path, nil) else { return nil }
    defer { free(pointer) }
    return String(cString: pointer)
  }
}

extension FileSystem {
  /// Writes a new file, and waits until the disk has it.
  static func write(_ bytes: [UInt8], toNewFile path: String) throws(SystemFailure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw SystemFailure.last }
    var written = 0
    var failure: SystemFailure?
    bytes.withUnsafeBytes { buffer in
      while written < buffer.count, failure == nil {
        let count = systemWrite(descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
        if count >= 0 { written += count } else if errno != EINTR { failure = SystemFailure.last }
      }
    }
    if failure == nil, fsync(descriptor) != 0 { failure = SystemFailure.last }
    // A full network disk may say so only now.
    if close(descriptor) != 0, failure == nil { failure = SystemFailure.last }
    if let failure { throw failure }
  }

  private static func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, bytes, count)
    #elseif canImport(Musl)
      Musl.write(descriptor, bytes, count)
    #else
      Darwin.write(descriptor, bytes, count)
    #endif
  }

  /// Makes a new folder.
  static func makeFolder(_ path: String) throws(SystemFailure) {
    guard mkdir(path, 0o777) == 0 else { throw SystemFailure.last }
  }

  /// Gives a file or folder another name; a file or an empty folder of that name is replaced.
  static func rename(_ path: String, to other: String) throws(SystemFailure) {
    guard systemRename(path, other) == 0 else { throw SystemFailure.last }
  }

  private static func systemRename(_ path: String, _ other: String) -> Int32 {
    #if canImport(Glibc)
      Glibc.rename(path, other)
    #elseif canImport(Musl)
      Musl.rename(path, other)
    #else
      Darwin.rename(path, other)
    #endif
  }

  /// Exchanges two folders in one step; answers false where the system cannot.
  static func exchange(_ path: String, _ other: String) -> Bool {
    #if canImport(Darwin)
      return renamex_np(path, other, UInt32(RENAME_SWAP)) == 0
    #elseif canImport(Glibc)
      // The C library has the call since 2.28, but its Swift module does not show it.
      typealias Exchange =
        @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32
      guard let symbol = dlsym(nil, "renameat2") else { return false }
      let call = unsafeBitCast(symbol, to: Exchange.self)
      let exchangeFlag: UInt32 = 2
      return call(AT_FDCWD, path, AT_FDCWD, other, exchangeFlag) == 0
    #else
      return false
    #endif
  }

  /// Waits until the disk has a folder's entries.
  ///
  /// Systems that cannot are forgiven.
  static func synchronise(folder path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  /// Removes a file, or a folder with all that is in it; links are removed, not followed.
  static func remove(_ path: String) {
    if entry(at: path) == .folder {
      for name in (try? names(in: path)) ?? [] { remove("\(path)/\(name)") }
      rmdir(path)
    } else {
      unlink(path)
    }
  }

  /// The number of this process.
  static var processNumber: Int { Int(getpid()) }

  /// A folder that is marked as in use as long as this process holds it; nil where another one does.
  static func lock(folder path: String) -> FolderLock? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      return nil
    }
    return FolderLock(descriptor: descriptor)
  }

  /// A mark on a folder that the system takes away when the process ends, however it ends.
  struct FolderLock {
    fileprivate let descriptor: Int32

    /// Takes the mark away.
    func release() { close(descriptor) }
  }
}
