import AllocationModel
import RoundFiles

/// A small round that is in order, as texts; tests break one thing in it at a time.
struct RoundFixture {
  var files: [String: [UInt8]] = Self.sound.mapValues { Array($0.utf8) }

  static let sound: [String: String] = [
    "round.json": """
    {
      "id": "đợt 7",
      "date": "2022-09-30",
      "next_dispatch": "2022-10-10",
      "horizon": "2022-12-31",
      "waste_until": "2022-12-29",
      "objectives": ["waste", "need", "equity"],
      "safety_days": 0,
      "reserve": [{"vaccine": "AZ", "doses": 50}],
      "document": {"number": "1/QĐ", "signers": ["Nguyễn Văn A"]}
    }
    """,
    "vaccines.csv": """
    vaccine,name,doses_per_vial,open_vial_wastage,issue_multiple,vials_per_pack,thawed_days,litres_per_vial
    AZ,AstraZeneca,10,0.1,1,10,,0.02
    PFZ,Pfizer,6,7.5%,5,195,31,0.01

    """,
    "eligibility.csv": """
    vaccine,group,dose,share
    AZ,18+,1,1
    AZ,18+,2,50%
    PFZ,12-<18,1,1

    """,
    "places.csv": """
    place,name,kind,area,population_start,population,temporary_in,temporary_out,storage_litres
    KHO,Kho tỉnh,kho,,,,,,
    Hòa,Xã Hòa,xã,Đông,1000,1100,20,10,8
    B2,Xã B,xã,Đông,2000,2100,,,

    """,
    "lots.csv": """
    lot,vaccine,place,vials,expiry,use_by,thawed_on,available_from,vvm,status,reserved_for,received,storage,manufacturer,note
    L1,AZ,KHO,100,2022-12-31,,,,1,available,,2022-08-01,2-8,AZ,
    L2,PFZ,KHO,60,12/2022,,15/9/2022,,2,,12-<18:1,,,,
    L3,AZ,Hòa,5,2022-11-15,2022-11-10,,2022-10-03,,,18+,,,,

    """,
    "capacity.csv": """
    place,from,to,people_per_day,tables,people_per_table,weekdays
    Hòa,,,50,,,1-6
    B2,2022-10-01,2022-11-30,,2,60,"1,3,5"

    """,
    "demand.csv": """
    place,group,dose,target,target_start,given,eligible,uptake,from,until,priority,goal,no_id,source,as_of
    Hòa,18+,1,600,550,500,,80%,,,1,95%,3,sổ,2022-09-29
    Hòa,18+,2,600,550,400,120,0.5,2022-10-01,2022-11-30,2,,,,
    B2,12-<18,1,200,,120,,1,,,1,,,,

    """,
    "lanes.csv": """
    from,to,lead_days,cost_per_vial,most_vials
    KHO,*,1,1.5,40
    Hòa,B2,1,3,

    """,
    "pins.csv": """
    lot,vaccine,from,to,vials,by,reason
    L1,AZ,KHO,Hòa,20,Phó Chủ tịch,đã hứa

    """,
  ]

  /// One change of one file's text: the first occurrence of some text is replaced.
  struct Edit: Sendable {
    let file: String
    let old: String
    let new: String

    init(_ file: String, _ old: String, _ new: String) {
      self.file = file
      self.old = old
      self.new = new
    }
  }

  struct NoSuchText: Error { let edit: Edit }

  mutating func apply(_ edit: Edit) throws {
    var text = String(decoding: files[edit.file] ?? [], as: UTF8.self)
    guard let range = text.firstRange(of: edit.old) else { throw NoSuchText(edit: edit) }
    text.replaceSubrange(range, with: edit.new)
    files[edit.file] = Array(text.utf8)
  }

  /// Writes the files to a temporary folder and reads the round there.
  func read() throws -> RoundDocument {
    let folder = try TemporaryFolder()
    for (name, bytes) in files { try folder.write(bytes, to: name) }
    return try RoundFolder.read(at: folder.path)
  }

  /// All messages: the errors with the notes beside them, or the notes of a round that is in order.
  func messages() throws -> [RoundMessage] {
    do {
      return try read().notes
    } catch RoundReadingError.invalid(let messages) {
      return messages
    }
  }
}
