/// Why a solve was stopped from outside.
public enum StopReason: Sendable, Hashable { case cancelled, deadline }
/// Why there is no solution.
public enum LinearProgramError: Error, Sendable, Hashable { case placeholder }
