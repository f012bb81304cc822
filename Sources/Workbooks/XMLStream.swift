#if Workbook
  internal import CExpat

  /// What happens while a part is read; names come without their prefix.
  protocol XMLListener: AnyObject {
    /// An element begins.
    func begin(_ name: String, _ attributes: XMLAttributes)
    /// An element ends.
    func end(_ name: String)
    /// Some text; a run of it may come in pieces.
    func text(_ text: UnsafeBufferPointer<UInt8>)
    /// Whether the listener has heard more than it will take.
    var isOverfull: Bool { get }
  }

  /// The attributes of an element while it begins.
  struct XMLAttributes {
    fileprivate let pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?

    /// The value of an attribute by its name without prefix, or nil.
    subscript(name: StaticString) -> String? {
      guard let pairs else { return nil }
      var index = 0
      while let key = pairs[index], let value = pairs[index + 1] {
        if XMLStream.local(key, is: name) { return String(cString: value) }
        index += 2
      }
      return nil
    }
  }

  /// One part of a workbook, read as a stream by expat.
  ///
  /// A document type is refused, so that no entity ever grows.
  final class XMLStream {
    private let parser: XML_Parser
    private let listener: any XMLListener
    private let part: String
    private var sawDocumentType = false

    init(part: String, _ listener: any XMLListener) throws(WorkbookReadingError) {
      guard let parser = XML_ParserCreate(nil) else { throw .damaged(part: part) }
      self.parser = parser
      self.listener = listener
      self.part = part
      XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
      XML_SetElementHandler(
        parser,
        { data, name, attributes in
          guard let stream = XMLStream.of(data), let name else { return }
          stream.listener.begin(XMLStream.local(name), XMLAttributes(pairs: attributes))
        },
        { data, name in
          guard let stream = XMLStream.of(data), let name else { return }
          stream.listener.end(XMLStream.local(name))
        })
      XML_SetCharacterDataHandler(parser) { data, text, count in
        guard let stream = XMLStream.of(data), let text else { return }
        text.withMemoryRebound(to: UInt8.self, capacity: Int(count)) { bytes in
          stream.listener.text(UnsafeBufferPointer(start: bytes, count: Int(count)))
        }
      }
      XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
        guard let stream = XMLStream.of(data) else { return }
        stream.sawDocumentType = true
        XML_StopParser(stream.parser, 0)
      }
    }

    deinit { XML_ParserFree(parser) }

    /// Reads on.
    func feed(_ bytes: UnsafeRawBufferPointer) throws(WorkbookReadingError) {
      let status = XML_Parse(
        parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), 0)
      if status != XML_STATUS_OK || sawDocumentType { throw .damaged(part: part) }
      if listener.isOverfull { throw .tooLarge }
    }

    /// Says that there is no more.
    func finish() throws(WorkbookReadingError) {
      if XML_Parse(parser, nil, 0, 1) != XML_STATUS_OK { throw .damaged(part: part) }
    }

    private static func of(_ data: UnsafeMutableRawPointer?) -> XMLStream? {
      data.map { Unmanaged<XMLStream>.fromOpaque($0).takeUnretainedValue() }
    }

    /// A name without its prefix.
    private static func local(_ name: UnsafePointer<CChar>) -> String { String(cString: afterPrefix(name)) }

    fileprivate static func local(_ name: UnsafePointer<CChar>, is other: StaticString) -> Bool {
      let own = afterPrefix(name)
      return other.withUTF8Buffer { bytes in
        for (index, byte) in bytes.enumerated() where UInt8(bitPattern: own[index]) != byte { return false }
        return own[bytes.count] == 0
      }
    }

    private static func afterPrefix(_ name: UnsafePointer<CChar>) -> UnsafePointer<CChar> {
      var start = name
      var next = name
      while next.pointee != 0 {
        if next.pointee == CChar(bitPattern: UInt8(ascii: ":")) { start = next + 1 }
        next += 1
      }
      return start
    }
  }

  extension ZipArchive {
    /// Reads a part as XML.
    ///
    /// - Returns: whether there is such a part.
    func parse(_ part: String, _ listener: some XMLListener) throws(WorkbookReadingError) -> Bool {
      let stream = try XMLStream(part: part, listener)
      let exists = try read(part) { chunk throws(WorkbookReadingError) in try stream.feed(chunk) }
      if exists { try stream.finish() }
      return exists
    }
  }
#endif
