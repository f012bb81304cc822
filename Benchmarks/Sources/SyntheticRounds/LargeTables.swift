public import Foundation

/// A round folder with so much demand that reading the table is what takes the time.
public struct LargeTables: Sendable {
  /// The folder.
  public let folder: URL
  /// The length of all its files in bytes.
  public let bytes: Int
  /// The bytes of `demand.csv`, the longest of them.
  public let demand: [UInt8]

  /// Writes a folder with some rows of demand: six groups and three doses in every commune, with dates and a source.
  ///
  /// - Parameters:
  ///   - communes: how many communes there are; each has eighteen rows, of a little more than a hundred bytes.
  ///   - folder: where to write; it must not exist yet.
  public init(communes: Int, to folder: URL) throws {
    let groups = [
      "người từ 18 tuổi trở lên", "trẻ từ 12 đến 17 tuổi", "trẻ từ 5 đến 11 tuổi", "phụ nữ mang thai",
      "người có bệnh nền", "nhân viên y tế",
    ]
    var random = SplitMix64(seed: 11)
    var places = "place,name,kind,population\nKho tỉnh,Kho tỉnh,kho,\n"
    var capacity = "place,from,to,people_per_day,weekdays\n"
    var demand = "place,group,dose,target,target_start,given,uptake,from,until,priority,source,as_of\n"
    for commune in 1...max(1, communes) {
      let place = "phường Tân Hạnh \(commune)"
      places += "\(place),\(place),phường,\(10_000 + random.next() % 20_000)\n"
      capacity += "\(place),2022-10-01,2022-12-31,\(50 + random.next() % 100),1-6\n"
      for group in groups {
        for dose in 1...3 {
          let target = 200 + random.next() % 15_000
          let given = (3 - UInt64(dose)) * target / 4
          let day = 10 + random.next() % 20
          demand += "\(place),\(group),\(dose),\(target),\(target - random.next() % 50),\(given),"
          demand += "0.\(1 + random.next() % 9),2022-10-\(day),2022-12-31,\(dose),"
          demand += "sổ quản lý tiêm chủng,2022-09-28\n"
        }
      }
    }
    let eligibility = groups.flatMap { group in (1...3).map { "AZ,\(group),\($0)\n" } }.joined()
    let files = [
      "round.json": "{\"id\": \"large\", \"date\": \"2022-09-30\"}\n",
      "vaccines.csv": "vaccine,doses_per_vial\nAZ,10\n",
      "eligibility.csv": "vaccine,group,dose\n" + eligibility,
      "places.csv": places, "lots.csv": "lot,vaccine,place,vials,expiry\nL1,AZ,Kho tỉnh,1000,2022-12-31\n",
      "capacity.csv": capacity, "demand.csv": demand,
    ]
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    self.folder = folder
    self.demand = Array(demand.utf8)
    bytes = files.values.reduce(0) { $0 + $1.utf8.count }
  }
}
