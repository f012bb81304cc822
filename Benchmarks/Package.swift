// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

let model: Target.Dependency = .product(name: "VaccineAllocation", package: "vaccine-allocation")
let solver: Target.Dependency = .product(name: "LinearProgramming", package: "vaccine-allocation")
let files: Target.Dependency = .product(name: "RoundFiles", package: "vaccine-allocation")
let judge: Target.Dependency = .product(name: "PlanChecking", package: "vaccine-allocation")
let harness: Target.Dependency = .product(name: "Benchmark", package: "benchmark")

// A package of its own, so that importing the library never brings a benchmark harness along.
let package = Package(
  name: "benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "vaccine-allocation", path: "../"),
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    // The rounds that everything here is measured on.
    .target(
      name: "SyntheticRounds", dependencies: [model, files],
      resources: [.embedInCode("vinh-long-communes-2025.csv")], swiftSettings: settings),
    // The model as a textbook would write it, for comparison.
    .target(name: "TextbookProgram", dependencies: [model, solver], swiftSettings: settings),
    // Other solvers on the same programs.
    .executableTarget(
      name: "peers", dependencies: ["SyntheticRounds", "TextbookProgram", model, solver, files],
      swiftSettings: settings),
    // What has committed thresholds: counts that are the same on every machine.
    .executableTarget(
      name: "Counts", dependencies: ["SyntheticRounds", model, solver, files, harness],
      path: "Benchmarks/Counts", swiftSettings: settings,
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
    // What is reported only: how long the stations take.
    .executableTarget(
      name: "Times", dependencies: ["SyntheticRounds", model, solver, files, judge, harness],
      path: "Benchmarks/Times", swiftSettings: settings,
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ],
  swiftLanguageModes: [.v6]
)
