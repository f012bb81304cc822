internal import VaccineAllocation

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A file that is written whole or not at all.
enum OutputFile {
  /// Why a file could not be written, in words.
  struct Failure: Error {
    let wording: Wording
  }

  /// Writes text to a file; one that stands there is replaced.
  static func write(_ text: String, to path: String) throws(Failure) {
    do {
      try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
    } catch {
      let reason = reason(for: error)
      throw Failure(
        wording: Wording(
          en: "\(path) cannot be written: \(reason.english)",
          vi: "không ghi được \(path): \(reason.vietnamese)")
      )
    }
  }

  private static func reason(for error: any Error) -> Wording {
    guard let system = (error as? CocoaError)?.underlying as? POSIXError else {
      return Wording(en: "\(error)", vi: "\(error)")
    }
    return switch system.code {
    case .ENOENT, .ENOTDIR: Wording(en: "there is no such folder", vi: "không có thư mục này")
    case .EACCES, .EPERM: Wording(en: "permission is denied", vi: "không có quyền truy cập")
    case .ENOSPC: Wording(en: "the disk is full", vi: "ổ đĩa đã đầy")
    case .EROFS: Wording(en: "the disk cannot be written to", vi: "ổ đĩa chỉ cho phép đọc")
    case .EISDIR: Wording(en: "it is a folder", vi: "đây là thư mục")
    default: Wording(en: "system error \(system.code.rawValue)", vi: "lỗi hệ thống \(system.code.rawValue)")
    }
  }
}
