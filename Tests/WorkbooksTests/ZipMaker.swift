/// A zip file made by hand, its entries stored as they are: for parts that no program writes.
enum ZipMaker {
  static func zip(_ entries: [(name: String, content: [UInt8])], flags: UInt16 = 0) -> [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for (name, content) in entries {
      let start = UInt32(file.count)
      var common: [UInt8] = []
      append(20 as UInt16, to: &common)
      append(flags, to: &common)
      for _ in 0..<3 { append(0 as UInt16, to: &common) }
      append(checksum(content), to: &common)
      append(UInt32(content.count), to: &common)
      append(UInt32(content.count), to: &common)
      append(UInt16(name.utf8.count), to: &common)
      append(0 as UInt16, to: &common)
      file += [0x50, 0x4B, 3, 4] + common + Array(name.utf8) + content
      directory += [0x50, 0x4B, 1, 2, 20, 0] + common + [UInt8](repeating: 0, count: 10)
      append(start, to: &directory)
      directory += Array(name.utf8)
    }
    let start = UInt32(file.count)
    file += directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0]
    append(UInt16(entries.count), to: &file)
    append(UInt16(entries.count), to: &file)
    append(UInt32(directory.count), to: &file)
    append(start, to: &file)
    append(0 as UInt16, to: &file)
    return file
  }

  /// A workbook with one sheet called `s` of this XML.
  static func workbook(
    sheet: String, strings: String? = nil, workbook: String = "", flags: UInt16 = 0,
    others: [(name: String, content: [UInt8])] = []
  ) -> [UInt8] {
    let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    var entries: [(String, String)] = [
      (
        "xl/workbook.xml",
        "<x:workbook xmlns:x='m' xmlns:r='\(types)'>\(workbook)<x:sheets>"
          + "<x:sheet name='s' sheetId='1' r:id='a'/></x:sheets></x:workbook>"
      ),
      (
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id='a' Type='\(types)/worksheet' Target='/xl/sheet.xml'/>"
          + "<Relationship Id='b' Type='\(types)/sharedStrings' Target='strings.xml'/></Relationships>"
      ),
      ("xl/sheet.xml", sheet),
    ]
    if let strings { entries.append(("xl/strings.xml", strings)) }
    return zip(entries.map { ($0.0, Array($0.1.utf8)) } + others, flags: flags)
  }

  private static func append<Number: FixedWidthInteger>(_ number: Number, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(UInt32.max) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { value, _ in
        value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1
      }
    }
  }
}
