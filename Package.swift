// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

// An executable that imports little and rounds a number fails to link on Linux without libm.
let mathematics: [LinkerSetting] = [.linkedLibrary("m", .when(platforms: [.linux]))]

let package = Package(
  name: "vaccine-allocation",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "VaccineAllocation", targets: ["VaccineAllocation"]),
    .library(name: "LinearProgramming", targets: ["LinearProgramming"]),
    .library(name: "PlanChecking", targets: ["PlanChecking"]),
    .library(name: "Decisions", targets: ["Decisions"]),
    .library(name: "RoundFiles", targets: ["RoundFiles"]),
    .executable(name: "vaxalloc", targets: ["vaxalloc"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // The headers and the library of the system. GLPK ships no .pc file.
    .systemLibrary(name: "CGLPK", providers: [.apt(["libglpk-dev"]), .brew(["glpk"])]),
    // C, because Swift cannot call setjmp. It links GLPK itself: a module map's `link` acts only
    // where Swift imports the module.
    .target(name: "GLPKGuard", dependencies: ["CGLPK"], linkerSettings: [.linkedLibrary("glpk")]),
    .target(
      name: "LinearProgramming", dependencies: ["GLPKGuard"], swiftSettings: settings,
      linkerSettings: mathematics),
    .target(name: "AllocationModel", swiftSettings: settings, linkerSettings: mathematics),
    .target(name: "PlanChecking", dependencies: ["AllocationModel"], swiftSettings: settings),
    .target(
      name: "VaccineAllocation", dependencies: ["LinearProgramming", "PlanChecking", "AllocationModel"],
      swiftSettings: settings),
    .target(
      name: "Decisions", dependencies: ["VaccineAllocation", "AllocationModel"], swiftSettings: settings),
    .target(name: "RoundFiles", dependencies: ["AllocationModel"], swiftSettings: settings),
    .target(name: "PlanReports", dependencies: ["AllocationModel"], swiftSettings: settings),
    .executableTarget(
      name: "vaxalloc",
      dependencies: [
        "VaccineAllocation", "LinearProgramming", "PlanChecking", "RoundFiles", "PlanReports",
        "Decisions",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "plan-in-code", dependencies: ["VaccineAllocation"], path: "Examples/plan-in-code",
      swiftSettings: settings),
    // The guard and GLPK itself too: the tests misuse the one and play a host that uses the other.
    .testTarget(
      name: "LinearProgrammingTests", dependencies: ["LinearProgramming", "GLPKGuard", "CGLPK"],
      swiftSettings: settings),
    .testTarget(name: "AllocationModelTests", dependencies: ["AllocationModel"], swiftSettings: settings),
    .testTarget(
      name: "PlanCheckingTests", dependencies: ["PlanChecking", "AllocationModel"], swiftSettings: settings),
    .testTarget(
      name: "VaccineAllocationTests",
      dependencies: [
        "VaccineAllocation", "AllocationModel", "LinearProgramming", "PlanChecking", "plan-in-code",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "DecisionsTests",
      dependencies: ["Decisions", "VaccineAllocation", "AllocationModel", "PlanChecking", "RoundFiles"],
      swiftSettings: settings),
    .testTarget(
      name: "RoundFilesTests", dependencies: ["RoundFiles", "AllocationModel"],
      resources: [.copy("Fixtures")], swiftSettings: settings),
    .testTarget(
      name: "PlanReportsTests", dependencies: ["PlanReports", "AllocationModel"], swiftSettings: settings),
    .testTarget(
      name: "vaxallocTests", dependencies: ["vaxalloc", "RoundFiles"], swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)

// Only where documentation is asked for: nobody who imports the libraries should have to fetch its plugin.
if Context.environment["VACCINE_ALLOCATION_DOCS"] != nil {
  package.dependencies.append(
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"))
}
