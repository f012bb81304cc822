import Foundation
import Testing

/// The built command, run as a process.
struct CommandRun {
  /// What it wrote to standard output.
  let output: String
  /// What it wrote to standard error.
  let errors: String
  /// Its exit code.
  let code: Int32

  /// Runs `vaxalloc` to its end.
  ///
  /// - Parameters:
  ///   - arguments: what a person would type after the command.
  ///   - locale: the terminal's locale; it decides in which language the command answers.
  ///   - during: called while it runs.
  init(
    _ arguments: [String], in folder: String? = nil, locale: String = "C",
    during: (Process) throws -> Void = { _ in }
  ) throws {
    let scratch = try TemporaryFolder()
    // Files, not pipes: a pipe that nobody empties stops the command.
    let (output, errors) = (scratch.path + "/output", scratch.path + "/errors")
    try Data().write(to: URL(fileURLWithPath: output))
    try Data().write(to: URL(fileURLWithPath: errors))
    let process = Process()
    process.executableURL = CommandRun.executable
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(["LC_ALL": locale]) { $1 }
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: errors))
    try process.run()
    try during(process)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    code = process.terminationStatus
    self.output = String(decoding: try Data(contentsOf: URL(fileURLWithPath: output)), as: UTF8.self)
    self.errors = String(decoding: try Data(contentsOf: URL(fileURLWithPath: errors)), as: UTF8.self)
  }

  /// The command stands beside the bundle of the tests.
  private static var executable: URL {
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL
      .deletingLastPathComponent()
    return (bundle ?? Bundle.main.bundleURL).appendingPathComponent("vaxalloc")
  }
}

/// A folder for one test, removed with all that is in it when the test is over.
final class TemporaryFolder {
  /// The whole path.
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("vaxalloc-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The names in the folder, hidden ones too.
  func names(in folder: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)").sorted()
  }

  /// The text of a file.
  func text(of name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)")), as: UTF8.self)
  }

  /// Writes a file; its folder is made where it is missing.
  func write(_ text: String, to name: String) throws {
    let file = URL(fileURLWithPath: "\(path)/\(name)")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// Replaces text in a file; it must be there.
  func replace(_ text: String, with other: String, in name: String) throws {
    let content = try self.text(of: name)
    try #require(content.contains(text))
    try write(content.replacingOccurrences(of: text, with: other), to: name)
  }

  /// Writes a small round: a store with 20 vials of ten doses, a district with 150 people to vaccinate.
  func writeRound(to folder: String, settings: String = #"{"id": "r1", "date": "2022-10-01"}"#) throws {
    try write(settings, to: folder + "/round.json")
    try write("vaccine,doses_per_vial\nAZ,10\n", to: folder + "/vaccines.csv")
    try write("vaccine,group,dose\nAZ,18+,1\n", to: folder + "/eligibility.csv")
    try write("place,name,kind\nKHO,Kho tỉnh,kho\n842,Trà Vinh,huyện\n", to: folder + "/places.csv")
    try write("lot,vaccine,place,vials,expiry\nA1,AZ,KHO,20,2022-10-31\n", to: folder + "/lots.csv")
    try write("place,people_per_day\n842,100\n", to: folder + "/capacity.csv")
    try write("place,group,dose,eligible\n842,18+,1,150\n", to: folder + "/demand.csv")
  }
}
