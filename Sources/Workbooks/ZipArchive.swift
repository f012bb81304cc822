#if Workbook
  internal import CMinizip

  /// A zip file in memory, read entry by entry through minizip.
  final class ZipArchive {
    struct Entry {
      fileprivate var position: unz64_file_pos
      let packed: UInt64
      let unpacked: UInt64
      let isEncrypted: Bool
    }

    /// The entries by name, the first of several with one name.
    private(set) var entries: [String: Entry] = [:]

    private let memory: ZipMemory
    private let limits: WorkbookLimits
    private let file: unzFile

    /// Opens a zip file and lists its entries.
    ///
    /// - Throws: `.noWorkbook` where the bytes are no zip file, `.tooLarge` where it has too many entries.
    init(_ bytes: [UInt8], limits: WorkbookLimits) throws(WorkbookReadingError) {
      memory = ZipMemory(bytes)
      self.limits = limits
      var calls = ZipMemory.calls
      calls.opaque = Unmanaged.passUnretained(memory).toOpaque()
      guard let file = unzOpen2_64("", &calls) else { throw .noWorkbook }
      self.file = file
      var status = unzGoToFirstFile(file)
      var count = 0
      while status == UNZ_OK {
        count += 1
        if count > limits.mostEntries { throw .tooLarge }
        var info = unz_file_info64()
        var name = [CChar](repeating: 0, count: 1_025)
        guard unzGetCurrentFileInfo64(file, &info, &name, 1_024, nil, 0, nil, 0) == UNZ_OK else {
          throw .damaged(part: "zip")
        }
        var position = unz64_file_pos()
        guard unzGetFilePos64(file, &position) == UNZ_OK else { throw .damaged(part: "zip") }
        let text = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        if entries[text] == nil {
          entries[text] = Entry(
            position: position, packed: info.compressed_size, unpacked: info.uncompressed_size,
            isEncrypted: info.flag & 1 != 0)
        }
        status = unzGoToNextFile(file)
      }
      guard status == UNZ_END_OF_LIST_OF_FILE else { throw .damaged(part: "zip") }
    }

    deinit { unzClose(file) }

    /// Unpacks an entry, chunk by chunk.
    ///
    /// - Returns: whether there is such an entry.
    func read(
      _ name: String, chunk: (UnsafeRawBufferPointer) throws(WorkbookReadingError) -> Void
    ) throws(WorkbookReadingError) -> Bool {
      guard var entry = entries[name] else { return false }
      if entry.isEncrypted { throw .protected }
      // What the entry says of itself is a first test; what really comes out is counted all the same.
      try check(Int(clamping: entry.unpacked), of: entry)
      guard unzGoToFilePos64(file, &entry.position) == UNZ_OK, unzOpenCurrentFile(file) == UNZ_OK else {
        throw .damaged(part: name)
      }
      var failure: WorkbookReadingError?
      do throws(WorkbookReadingError) {
        try unpack(entry, name, chunk)
      } catch {
        failure = error
      }
      // Closing compares the checksum, when all was read.
      let status = unzCloseCurrentFile(file)
      if let failure { throw failure }
      if status != UNZ_OK { throw .damaged(part: name) }
      return true
    }

    private func unpack(
      _ entry: Entry, _ name: String, _ chunk: (UnsafeRawBufferPointer) throws(WorkbookReadingError) -> Void
    ) throws(WorkbookReadingError) {
      let size = 65_536
      let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
      defer { buffer.deallocate() }
      var total = 0
      while true {
        let count = Int(unzReadCurrentFile(file, buffer.baseAddress, UInt32(size)))
        if count < 0 { throw .damaged(part: name) }
        if count == 0 { return }
        total += count
        try check(total, of: entry)
        try chunk(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      }
    }

    private func check(_ bytes: Int, of entry: Entry) throws(WorkbookReadingError) {
      if bytes > limits.mostBytes { throw .tooLarge }
      if bytes > 1_048_576, bytes / limits.mostRatio > Int(clamping: entry.packed) { throw .tooLarge }
    }
  }

  /// Bytes that minizip takes for a file.
  private final class ZipMemory {
    let bytes: [UInt8]
    var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    static func of(_ pointer: UnsafeMutableRawPointer?) -> ZipMemory? {
      pointer.map { Unmanaged<ZipMemory>.fromOpaque($0).takeUnretainedValue() }
    }

    /// What minizip calls; nothing can be written.
    static var calls: zlib_filefunc64_def {
      var calls = zlib_filefunc64_def()
      calls.zopen64_file = { opaque, _, _ in opaque }
      calls.zread_file = { _, stream, target, count in
        guard let memory = ZipMemory.of(stream), let target else { return 0 }
        let wanted = min(Int(clamping: count), memory.bytes.count - memory.position)
        if wanted <= 0 { return 0 }
        memory.bytes.withUnsafeBytes { bytes in
          target.copyMemory(from: bytes.baseAddress.unsafelyUnwrapped + memory.position, byteCount: wanted)
        }
        memory.position += wanted
        return UInt(wanted)
      }
      calls.zwrite_file = { _, _, _, _ in 0 }
      calls.ztell64_file = { _, stream in UInt64(ZipMemory.of(stream)?.position ?? 0) }
      calls.zseek64_file = { _, stream, offset, origin in
        guard let memory = ZipMemory.of(stream) else { return -1 }
        let start =
          switch origin {
          case ZLIB_FILEFUNC_SEEK_SET: 0
          case ZLIB_FILEFUNC_SEEK_CUR: memory.position
          case ZLIB_FILEFUNC_SEEK_END: memory.bytes.count
          default: -1
          }
        let (target, overflow) = start.addingReportingOverflow(Int(clamping: offset))
        guard start >= 0, !overflow, target <= memory.bytes.count else { return -1 }
        memory.position = target
        return 0
      }
      calls.zclose_file = { _, _ in 0 }
      calls.zerror_file = { _, _ in 0 }
      return calls
    }
  }
#endif
