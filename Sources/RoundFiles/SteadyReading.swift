internal import AllocationModel

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// What the system says about a file without opening it: it changes whenever somebody writes.
struct FileStamp: Hashable {
  let name: String
  let number: UInt64
  let size: Int64
  let seconds: Int
  let nanoseconds: Int
  let changedSeconds: Int
  let changedNanoseconds: Int
}

extension FileSystem {
  /// The stamps of a folder and of all that stands in it; empty where the folder cannot be read.
  static func stamps(of folder: String) -> [FileStamp] {
    guard let names = try? names(in: folder) else { return [] }
    return ([""] + names).compactMap { name in
      var status = stat()
      guard stat(name.isEmpty ? folder : "\(folder)/\(name)", &status) == 0 else { return nil }
      #if canImport(Darwin)
        let (modified, changed) = (status.st_mtimespec, status.st_ctimespec)
      #else
        let (modified, changed) = (status.st_mtim, status.st_ctim)
      #endif
      return FileStamp(
        name: name, number: UInt64(status.st_ino), size: Int64(status.st_size), seconds: modified.tv_sec,
        nanoseconds: modified.tv_nsec, changedSeconds: changed.tv_sec, changedNanoseconds: changed.tv_nsec)
    }
  }
}

/// Reads a folder so that what is read stood there at one time.
///
/// Folders that this package writes change in one step. Other programs write file by file; where any file of the
/// folder changed while it was read, the folder is read again, a few times, and then refused. What was changed and
/// left alone before reading began cannot be told from a finished folder.
enum SteadyReading {
  static let attempts = 5

  /// Reads a folder until it stayed the same from beginning to end.
  ///
  /// - Parameters:
  ///   - stamps: what the folder looks like; tests put changes here.
  ///   - pause: waits between attempts.
  static func read<Content, Failure: FolderReadingFailure>(
    folder: String, stamps: (String) -> [FileStamp] = FileSystem.stamps,
    pause: () -> Void = { usleep(50_000) }, _ content: () throws(Failure) -> Content
  ) throws(Failure) -> Content {
    for attempt in 1...attempts {
      let before = stamps(folder)
      let outcome: Result<Content, Failure>
      do throws(Failure) {
        outcome = .success(try content())
      } catch {
        outcome = .failure(error)
      }
      if stamps(folder) == before { return try outcome.get() }
      if attempt < attempts { pause() }
    }
    throw Failure.unsteady(folder)
  }
}

/// A failure that can say that a folder changed while it was read.
protocol FolderReadingFailure: Error {
  static func unsteady(_ path: String) -> Self
}

extension FolderReadingFailure {
  /// Why a folder that keeps changing is refused.
  static var unsteadyReason: Wording {
    Wording(
      en: "it is being changed while it is read; try again when nobody writes to it",
      vi: "thư mục đang bị thay đổi trong khi đọc; hãy thử lại khi không còn ai ghi vào đó")
  }
}

extension RoundReadingError: FolderReadingFailure {
  static func unsteady(_ path: String) -> RoundReadingError {
    .cannotRead(path: path, reason: unsteadyReason)
  }
}

extension PlanReadingError: FolderReadingFailure {
  static func unsteady(_ path: String) -> PlanReadingError {
    .cannotRead(path: path, reason: unsteadyReason)
  }
}
