internal import ArgumentParser
internal import Decisions
internal import LinearProgramming
internal import PlanReports
internal import RoundFiles
internal import VaccineAllocation

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// What the commands that answer questions about a round have in common.
extension RoundInput {
  /// A planner that Ctrl-C stops, on all cores, and what listens for that.
  func planner(_ document: RoundDocument) -> (planner: Planner, interruption: Interruption) {
    let interruption = Interruption {}
    let flag = interruption.flag
    var planner = Planner()
    planner.threads = ProcessInfo.processInfo.activeProcessorCount
    planner.inputSHA256 = document.sha256
    planner.notes = document.notes
    planner.shouldStop = { flag.isRaised ? .cancelled : nil }
    return (planner, interruption)
  }

  /// Works an answer out, or says why there is none and ends.
  func answer<Answer>(
    _ language: Language, _ work: () throws(ExplanationError) -> Answer
  ) throws -> Answer {
    do {
      return try work()
    } catch .change(let change) {
      Console.error(change.wording[language])
      throw Ending.refused.code
    } catch .planning(let error) {
      throw failure(error, language)
    }
  }

  /// Solves something, or says why that failed and ends.
  func solving<Answer>(_ language: Language, _ work: () throws(PlanningError) -> Answer) throws -> Answer {
    do {
      return try work()
    } catch {
      throw failure(error, language)
    }
  }

  /// Reads a plan folder, or says why it cannot be read and ends.
  func plan(at path: String, _ language: Language) throws -> Plan {
    do {
      return try PlanFolder.read(at: path)
    } catch .cannotRead(let path, let reason) {
      throw unreadable(path, reason)
    } catch .damaged(let messages) {
      for message in messages { Console.error(RoundText.line(message, language: language)) }
      throw Ending.refused.code
    }
  }

  /// Reads a plan of these tables; one made from others is refused, since its figures would explain nothing.
  func planOfRound(at path: String, _ document: RoundDocument, _ language: Language) throws -> Plan {
    let plan = try plan(at: path, language)
    if let remark = VerdictText.otherInput(plan, document.sha256) {
      Console.error(remark[language])
      throw Ending.refused.code
    }
    return plan
  }

  /// Reads the texts of changes, or says what is wrong with the first bad one and ends.
  func changes(_ texts: [String], _ language: Language) throws -> [RoundChange] {
    try answer(language) { () throws(ExplanationError) in
      var changes: [RoundChange] = []
      for text in texts { changes.append(try RoundInput.change(text)) }
      return changes
    }
  }

  private static func change(_ text: String) throws(ExplanationError) -> RoundChange {
    do {
      return try RoundChange(text: text)
    } catch {
      throw .change(error)
    }
  }

  private func failure(_ error: PlanningError, _ language: Language) -> ExitCode {
    Console.error(PlanningFailureText.wording(error, timeLimit: nil)[language])
    if case .stopped(.cancelled) = error { return Ending.interrupted.code }
    return Ending.noPlan.code
  }
}
