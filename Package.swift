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
    .library(name: "RoundSeries", targets: ["RoundSeries"]),
    .executable(name: "vaxalloc", targets: ["vaxalloc"]),
  ],
  traits: [
    .trait(
      name: "Workbook",
      description: "Reads and writes .xlsx, with libxlsxwriter, minizip and expat. Only vaxalloc needs them."),
    .default(enabledTraits: ["Workbook"]),
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
      name: "Decisions",
      dependencies: ["VaccineAllocation", "LinearProgramming", "RoundSeries", "AllocationModel"],
      swiftSettings: settings),
    .target(name: "RoundSeries", dependencies: ["AllocationModel"], swiftSettings: settings),
    .target(name: "RoundFigures", dependencies: ["AllocationModel"], swiftSettings: settings),
    // C, because Swift has no name for the processor's instructions for SHA-256.
    .target(name: "DigestInstructions"),
    .target(
      name: "RoundFiles",
      dependencies: ["AllocationModel", "RoundFigures", "RoundSeries", "DigestInstructions"],
      swiftSettings: settings),
    // Workbooks: the three system libraries only where the trait asks for them.
    .systemLibrary(
      name: "CXLSXWriter", providers: [.apt(["libxlsxwriter-dev"]), .brew(["libxlsxwriter"])]),
    .systemLibrary(name: "CMinizip", providers: [.apt(["libminizip-dev"]), .brew(["minizip"])]),
    .systemLibrary(name: "CExpat", providers: [.apt(["libexpat1-dev"]), .brew(["expat"])]),
    .target(
      name: "Workbooks",
      dependencies: [
        "AllocationModel",
        .target(name: "CXLSXWriter", condition: .when(traits: ["Workbook"])),
        .target(name: "CMinizip", condition: .when(traits: ["Workbook"])),
        .target(name: "CExpat", condition: .when(traits: ["Workbook"])),
      ],
      swiftSettings: settings, linkerSettings: mathematics),
    .target(
      name: "RoundWorkbooks",
      dependencies: ["RoundFiles", "RoundFigures", "Workbooks", "AllocationModel"],
      swiftSettings: settings),
    // Pages as values: it escapes, and knows nothing of vaccines.
    .target(name: "Markup", swiftSettings: settings),
    .target(
      name: "PlanReports", dependencies: ["Markup", "AllocationModel", "RoundFigures", "RoundSeries"],
      swiftSettings: settings),
    .executableTarget(
      name: "vaxalloc",
      dependencies: [
        "VaccineAllocation", "LinearProgramming", "PlanChecking", "RoundFiles", "RoundFigures", "RoundSeries",
        "PlanReports", "Decisions",
        .target(name: "Workbooks", condition: .when(traits: ["Workbook"])),
        .target(name: "RoundWorkbooks", condition: .when(traits: ["Workbook"])),
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
      dependencies: [
        "Decisions", "VaccineAllocation", "AllocationModel", "PlanChecking", "RoundFiles", "RoundSeries",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "RoundSeriesTests", dependencies: ["RoundSeries", "AllocationModel"], swiftSettings: settings),
    .testTarget(
      name: "RoundFilesTests",
      dependencies: ["RoundFiles", "RoundFigures", "RoundSeries", "AllocationModel"],
      resources: [.copy("Fixtures")], swiftSettings: settings),
    .testTarget(name: "MarkupTests", dependencies: ["Markup"], swiftSettings: settings),
    .testTarget(
      name: "RoundFiguresTests", dependencies: ["RoundFigures", "AllocationModel"], swiftSettings: settings),
    .testTarget(
      name: "RoundWorkbooksTests",
      dependencies: ["RoundWorkbooks", "RoundFiles", "Workbooks", "AllocationModel"], swiftSettings: settings),
    .testTarget(
      name: "WorkbooksTests", dependencies: ["Workbooks", "AllocationModel"],
      resources: [.copy("Fixtures")], swiftSettings: settings),
    .testTarget(
      name: "PlanReportsTests", dependencies: ["PlanReports", "RoundSeries", "AllocationModel"],
      swiftSettings: settings),
    .testTarget(
      name: "vaxallocTests",
      dependencies: [
        "vaxalloc", "RoundFiles", "AllocationModel",
        .target(name: "Workbooks", condition: .when(traits: ["Workbook"])),
      ], swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)

// Only where documentation is asked for: nobody who imports the libraries should have to fetch its plugin.
if Context.environment["VACCINE_ALLOCATION_DOCS"] != nil {
  package.dependencies.append(
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"))
}
