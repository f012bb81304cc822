internal import AllocationModel

/// Writes the files of a plan to a temporary folder and puts it in place in one step.
struct PlanWriting {
  let target: PlanTarget
  let shouldStop: (() -> Bool)?
  /// How one file is written; tests put failures here.
  var writeFile: ([UInt8], String) throws(SystemFailure) -> Void = {
    (bytes, path) throws(SystemFailure) in try FileSystem.write(bytes, toNewFile: path)
  }
  /// How two folders change places in one step, where the system can.
  var exchange: (String, String) -> Bool = FileSystem.exchange

  init(target: PlanTarget, shouldStop: (() -> Bool)?) {
    self.target = target
    self.shouldStop = shouldStop
  }

  private static let partialMark = ".partial-"
  private static let formerMark = ".former-"

  /// The folder in which the plan grows.
  var partial: String { sibling(PlanWriting.partialMark) }
  /// Where the former plan waits on systems that cannot exchange two folders.
  private var former: String { sibling(PlanWriting.formerMark) }

  private func sibling(_ mark: String) -> String {
    let name = ".\(target.name)\(mark)\(FileSystem.processNumber)"
    return target.parent.hasSuffix("/") ? target.parent + name : "\(target.parent)/\(name)"
  }

  /// Writes all files, and leaves nothing behind where that fails.
  func write(_ files: [(name: String, bytes: [UInt8])]) throws(PlanWritingError) {
    removeLeftOvers()
    do {
      try FileSystem.makeFolder(partial)
    } catch {
      throw .cannotWrite(path: target.path, reason: error.wording)
    }
    // The mark tells other runs that somebody is still writing here.
    let lock = FileSystem.lock(folder: partial)
    defer { lock?.release() }
    do throws(PlanWritingError) {
      for file in files {
        try stopIfAsked()
        try write(file.bytes, as: file.name)
      }
      FileSystem.synchronise(folder: partial)
      try stopIfAsked()
      try putInPlace()
    } catch {
      FileSystem.remove(partial)
      throw error
    }
    FileSystem.synchronise(folder: target.parent)
  }

  /// Removes what this process has written beside the target, and puts the former plan back if it waits.
  func cleanUp() {
    if FileSystem.entry(at: target.path) == nil, FileSystem.entry(at: former) != nil {
      try? FileSystem.rename(former, to: target.path)
    }
    FileSystem.remove(partial)
    FileSystem.remove(former)
  }

  private func write(_ bytes: [UInt8], as name: String) throws(PlanWritingError) {
    do {
      try writeFile(bytes, "\(partial)/\(name)")
    } catch {
      throw .cannotWrite(path: "\(target.path)/\(name)", reason: error.wording)
    }
  }

  private func stopIfAsked() throws(PlanWritingError) {
    if shouldStop?() ?? false { throw .stopped }
  }

  private func putInPlace() throws(PlanWritingError) {
    if FileSystem.entry(at: target.path) == nil {
      try rename(partial, to: target.path)
      return
    }
    // Something may have come to stand there while the plan was made.
    if let objection = target.kind.objection(target.path) { throw objection }
    if exchange(partial, target.path) {
      FileSystem.remove(partial)
      return
    }
    try rename(target.path, to: former)
    do throws(PlanWritingError) {
      try rename(partial, to: target.path)
    } catch {
      try rename(former, to: target.path)
      throw error
    }
    FileSystem.remove(former)
  }

  private func rename(_ path: String, to other: String) throws(PlanWritingError) {
    do {
      try FileSystem.rename(path, to: other)
    } catch {
      throw .cannotWrite(path: target.path, reason: error.wording)
    }
  }

  /// Removes the temporary folders of runs that were killed.
  ///
  /// A folder that is still being written is marked.
  private func removeLeftOvers() {
    let prefix = ".\(target.name)\(PlanWriting.partialMark)"
    for name in (try? FileSystem.names(in: target.parent)) ?? [] where name.hasPrefix(prefix) {
      let path = target.parent.hasSuffix("/") ? target.parent + name : "\(target.parent)/\(name)"
      guard let lock = FileSystem.lock(folder: path) else { continue }
      FileSystem.remove(path)
      lock.release()
    }
  }
}
