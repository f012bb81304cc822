import AllocationModel
import Foundation
import Testing

@testable import RoundFiles

@Suite struct PlanWritingTests {
  let folder: TemporaryFolder
  let target: String

  init() throws {
    folder = try TemporaryFolder()
    target = "\(folder.path)/r.plan"
  }

  private func names(_ sub: String = "") throws -> [String] { try folder.names(in: sub) }

  @Test func `an existing plan is replaced with all that is in it`() throws {
    try PlanFolder.write(PlanFixture.plan, to: target)
    try folder.write("old", to: "r.plan/reports/old.html")
    var plan = PlanFixture.plan
    plan.round = "another"
    try PlanFolder.write(plan, to: target + "/")
    #expect(try names() == ["r.plan"])
    #expect(try !names("r.plan").contains("reports"))
    #expect(try PlanFolder.read(at: target).round == "another")
  }

  @Test func `a plan is replaced on systems that cannot exchange folders too`() throws {
    try PlanFolder.write(PlanFixture.plan, to: target)
    var plan = PlanFixture.plan
    plan.round = "another"
    var writing = PlanWriting(target: try PlanTarget(target, round: nil), shouldStop: nil)
    writing.exchange = { _, _ in false }
    try writing.write(PlanFiles.all(of: plan))
    #expect(try names() == ["r.plan"])
    #expect(try PlanFolder.read(at: target).round == "another")
  }

  @Test func `folders change places in one step where the system can`() throws {
    try folder.write("1", to: "a/one")
    try folder.write("2", to: "b/two")
    #if os(Linux) || os(macOS)
      #expect(FileSystem.exchange("\(folder.path)/a", "\(folder.path)/b"))
      #expect(try names("a") == ["two"])
      #expect(try names("b") == ["one"])
    #endif
  }

  @Test(arguments: ["file", "empty", "full", "link", "plan.json without a format"])
  func `anything else that stands there is refused and left as it is`(_ what: String) throws {
    switch what {
    case "file": try folder.write("mine", to: "r.plan")
    case "empty": try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: false)
    case "full": try folder.write("mine", to: "r.plan/mine.txt")
    case "link": try FileManager.default.createSymbolicLink(atPath: target, withDestinationPath: "/nowhere")
    default: try folder.write("{\"a\": 1}", to: "r.plan/plan.json")
    }
    #expect(throws: PlanWritingError.notAPlanFolder(path: target)) { try PlanFolder.checkTarget(target) }
    #expect(throws: PlanWritingError.notAPlanFolder(path: target)) {
      try PlanFolder.write(PlanFixture.plan, to: target)
    }
    #expect(try names() == ["r.plan"])
    if what == "full" { #expect(try names("r.plan") == ["mine.txt"]) }
  }

  @Test func `a plan whose JSON another tool laid out is still known as one`() throws {
    try folder.write("{\"round\": \"x\", \"notes\": [], \"format\": 1}", to: "r.plan/plan.json")
    try PlanFolder.write(PlanFixture.plan, to: target)
    #expect(try PlanFolder.read(at: target).round == PlanFixture.plan.round)
  }

  @Test(arguments: ["round", "round/", "round/plan", "round/sub/../plan", "./round/plan"])
  func `a target in the round's folder is refused`(_ name: String) throws {
    try folder.write("{}", to: "round/round.json")
    try folder.write("x", to: "round/sub/x")
    let path = "\(folder.path)/\(name)"
    #expect(throws: PlanWritingError.insideRound(path: path)) {
      try PlanFolder.write(PlanFixture.plan, to: path, round: "\(folder.path)/round")
    }
    #expect(try names("round") == ["round.json", "sub"])
  }

  @Test func `a target around the round's folder is refused`() throws {
    try PlanFolder.write(PlanFixture.plan, to: target)
    try folder.write("{}", to: "r.plan/round/round.json")
    #expect(throws: PlanWritingError.holdsRound(path: target)) {
      try PlanFolder.write(PlanFixture.plan, to: target, round: "\(target)/round")
    }
    #expect(try names("r.plan/round") == ["round.json"])
  }

  @Test func `a target beside the round whose name begins with the round's is allowed`() throws {
    try folder.write("{}", to: "r/round.json")
    try PlanFolder.write(PlanFixture.plan, to: target, round: "\(folder.path)/r")
    #expect(try names() == ["r", "r.plan"])
  }

  @Test func `a target in no folder is refused`() throws {
    let error = #expect(throws: PlanWritingError.self) {
      try PlanFolder.write(PlanFixture.plan, to: "\(folder.path)/no/where")
    }
    guard case .cannotWrite = error else {
      Issue.record("another error")
      return
    }
  }

  @Test(arguments: 0..<6) func `a full disk leaves nothing behind, and the former plan in place`(
    _ failing: Int
  ) throws {
    try PlanFolder.write(PlanFixture.plan, to: target)
    var plan = PlanFixture.plan
    plan.round = "another"
    var writing = PlanWriting(target: try PlanTarget(target, round: nil), shouldStop: nil)
    let counter = Counter()
    writing.writeFile = { (bytes, path) throws(SystemFailure) in
      if counter.next() == failing { throw SystemFailure(number: ENOSPC) }
      try FileSystem.write(bytes, toNewFile: path)
    }
    let error = #expect(throws: PlanWritingError.self) { try writing.write(PlanFiles.all(of: plan)) }
    guard case .cannotWrite(_, let reason) = error else {
      Issue.record("another error")
      return
    }
    #expect(reason.english == "the disk is full")
    #expect(try names() == ["r.plan"])
    #expect(try PlanFolder.read(at: target).round == PlanFixture.plan.round)
  }

  @Test(.enabled(if: SmallDisk.isPossible, "needs the right to mount a small disk"))
  func `a disk that is really full leaves nothing behind`() throws {
    let disk = try SmallDisk()
    defer { disk.unmount() }
    var plan = PlanFixture.plan
    plan.notes = [String(repeating: "x", count: 100_000)]
    let error = #expect(throws: PlanWritingError.self) {
      try PlanFolder.write(plan, to: "\(disk.path)/r.plan")
    }
    guard case .cannotWrite(_, let reason) = error else {
      Issue.record("another error")
      return
    }
    #expect(reason.english == "the disk is full")
    #expect(try FileManager.default.contentsOfDirectory(atPath: disk.path) == [])
  }

  @Test(arguments: 0..<7) func `stopping leaves nothing behind, and the former plan in place`(_ after: Int)
    throws
  {
    try PlanFolder.write(PlanFixture.plan, to: target)
    var plan = PlanFixture.plan
    plan.round = "another"
    let counter = Counter()
    #expect(throws: PlanWritingError.stopped) {
      try PlanFolder.write(plan, to: target, shouldStop: { counter.next() == after })
    }
    #expect(try names() == ["r.plan"])
    #expect(try PlanFolder.read(at: target).round == PlanFixture.plan.round)
  }

  @Test func `cleaning up removes what this process has begun, and nothing else`() throws {
    try PlanFolder.write(PlanFixture.plan, to: target)
    let writing = PlanWriting(target: try PlanTarget(target, round: nil), shouldStop: nil)
    try FileManager.default.createDirectory(atPath: writing.partial, withIntermediateDirectories: false)
    try folder.write("x", to: "other")
    #expect(try names().count == 3)
    PlanFolder.cleanUp(target)
    #expect(try names() == ["other", "r.plan"])
    #expect(try PlanFolder.read(at: target).round == PlanFixture.plan.round)
  }

  @Test func `what a killed run left is removed by the next, what a living one writes is not`() throws {
    try folder.write("x", to: ".r.plan.partial-1/use.csv")
    try folder.write("x", to: ".r.plan.partial-2/use.csv")
    let lock = try #require(FileSystem.lock(folder: "\(folder.path)/.r.plan.partial-2"))
    defer { lock.release() }
    try PlanFolder.write(PlanFixture.plan, to: target)
    #expect(try names() == [".r.plan.partial-2", "r.plan"])
  }

  /// Counts calls; only one thread calls.
  private final class Counter {
    private var count = -1

    func next() -> Int {
      count += 1
      return count
    }
  }
}

/// A disk of 64 kB in memory.
private struct SmallDisk {
  let path: String

  static let isPossible: Bool = {
    guard let disk = try? SmallDisk() else { return false }
    disk.unmount()
    return true
  }()

  struct NotPossible: Error {}

  init() throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("small-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    guard SmallDisk.run("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", path]) else {
      try FileManager.default.removeItem(atPath: path)
      throw NotPossible()
    }
  }

  func unmount() {
    _ = SmallDisk.run("umount", [path])
    try? FileManager.default.removeItem(atPath: path)
  }

  private static func run(_ command: String, _ arguments: [String]) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [command] + arguments
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
