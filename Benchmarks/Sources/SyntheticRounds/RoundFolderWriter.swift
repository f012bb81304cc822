import Foundation
import VaccineAllocation

/// Writes the tables of a generated round as a folder, with the columns that the generator fills.
struct RoundFolderWriter {
  private let tables: RoundTables

  init(_ tables: RoundTables) { self.tables = tables }

  /// Writes all files; the folder must not exist yet.
  func write(to folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
  }

  private var files: [(name: String, text: String)] {
    [
      ("round.json", settings),
      csv(
        "vaccines", "vaccine,doses_per_vial,open_vial_wastage,litres_per_vial,thawed_days",
        tables.vaccines.map {
          [
            $0.vaccine, String($0.dosesPerVial), $0.openVialWastage.description, text($0.litresPerVial),
            text($0.thawedDays),
          ]
        }),
      csv(
        "eligibility", "vaccine,group,dose",
        tables.eligibility.map { [$0.vaccine, $0.group, String($0.dose)] }),
      csv(
        "places", "place,name,kind,population",
        tables.places.map { [$0.place, $0.name ?? "", $0.kind, text($0.population)] }),
      csv(
        "lots", "lot,vaccine,place,vials,expiry,thawed_on,vvm,status",
        tables.lots.map {
          [
            $0.lot, $0.vaccine, $0.place, String($0.vials), $0.expiry.description, text($0.thawedOn),
            String($0.vvmStage), $0.status.rawValue,
          ]
        }),
      csv(
        "capacity", "place,people_per_day,weekdays",
        tables.capacity.map {
          [$0.place, $0.peoplePerDay.description, $0.weekdays.contains(7) ? "1-7" : "1-6"]
        }),
      csv(
        "demand", "place,group,dose,target,given,uptake,priority",
        tables.demand.map {
          [
            $0.place, $0.group, String($0.dose), text($0.target), text($0.given), $0.uptake.description,
            String($0.priority),
          ]
        }),
      csv(
        "lanes", "from,to,lead_days,cost_per_vial",
        (tables.lanes ?? []).map {
          [$0.from ?? "*", $0.to ?? "*", String($0.leadDays), $0.costPerVial.description]
        }),
    ]
  }

  private var settings: String {
    let policy = tables.policy
    return """
      {"id": "\(policy.id)", "date": "\(policy.date)", "horizon": "\(text(policy.horizon))",
      "next_dispatch": "\(text(policy.nextDispatch))", "buffer_days": \(policy.bufferDays)}

      """
  }

  private func text<Value: CustomStringConvertible>(_ value: Value?) -> String {
    value.map(\.description) ?? ""
  }

  private func csv(_ name: String, _ heading: String, _ rows: [[String]]) -> (name: String, text: String) {
    precondition(!rows.joined().contains { $0.contains(where: { ",\"\n".contains($0) }) })
    let lines = [heading] + rows.map { $0.joined(separator: ",") }
    return ("\(name).csv", lines.joined(separator: "\n") + "\n")
  }
}
