#if Workbook
  /// The relations of a part: which other parts it names.
  final class RelationsListener: XMLListener {
    struct Relation {
      let type: String
      let target: String
    }

    private(set) var relations: [String: Relation] = [:]
    let isOverfull = false

    func begin(_ name: String, _ attributes: XMLAttributes) {
      guard name == "Relationship", let id = attributes["Id"], let target = attributes["Target"] else {
        return
      }
      relations[id] = Relation(type: attributes["Type"] ?? "", target: target)
    }
    func end(_ name: String) {}
    func text(_ text: UnsafeBufferPointer<UInt8>) {}

    /// The target of the relation whose type ends so, as a part's name.
    func part(ofType ending: String, in folder: String) -> String? {
      let matching = relations.values.filter { $0.type.hasSuffix("/" + ending) }
      return matching.map { RelationsListener.part($0.target, in: folder) }.min()
    }

    /// A target, relative or not, as a part's name.
    static func part(_ target: String, in folder: String) -> String {
      var steps = target.hasPrefix("/") ? [] : folder.split(separator: "/").map(String.init)
      for step in target.split(separator: "/") {
        if step == ".." {
          if !steps.isEmpty { steps.removeLast() }
        } else if step != "." {
          steps.append(String(step))
        }
      }
      return steps.joined(separator: "/")
    }
  }

  /// The workbook's own part: its sheets and its epoch.
  final class WorkbookListener: XMLListener {
    private(set) var sheets: [(name: String, relation: String)] = []
    private(set) var is1904 = false
    let isOverfull = false

    func begin(_ name: String, _ attributes: XMLAttributes) {
      switch name {
      case "workbookPr": is1904 = ["1", "true"].contains(attributes["date1904"] ?? "")
      case "sheet":
        // `id` is the relation, `sheetId` another thing.
        if let title = attributes["name"], let relation = attributes["id"] {
          sheets.append((title, relation))
        }
      default: break
      }
    }
    func end(_ name: String) {}
    func text(_ text: UnsafeBufferPointer<UInt8>) {}
  }

  /// The styles: how the numbers of each cell style look.
  final class StylesListener: XMLListener {
    private var codes: [Int: String] = [:]
    private var ids: [Int] = []
    private var isInCellStyles = false
    /// Formats of rules for changing looks are numbered for themselves.
    private var isInFormats = false
    let isOverfull = false

    func begin(_ name: String, _ attributes: XMLAttributes) {
      switch name {
      case "numFmts": isInFormats = true
      case "numFmt" where isInFormats:
        if let id = attributes["numFmtId"].flatMap({ Int($0) }) { codes[id] = attributes["formatCode"] }
      case "cellXfs": isInCellStyles = true
      case "xf" where isInCellStyles: ids.append(attributes["numFmtId"].flatMap { Int($0) } ?? 0)
      default: break
      }
    }
    func end(_ name: String) {
      if name == "cellXfs" { isInCellStyles = false }
      if name == "numFmts" { isInFormats = false }
    }
    func text(_ text: UnsafeBufferPointer<UInt8>) {}

    /// For each cell style how its numbers look.
    var looks: [NumberLook] {
      ids.map { id in codes[id].map { NumberLook(code: $0) } ?? NumberLook(builtIn: id) }
    }
  }

  /// The texts that cells share.
  final class SharedStringsListener: XMLListener {
    private(set) var texts: [String] = []
    private var collector = RichText()
    let isOverfull = false

    func begin(_ name: String, _ attributes: XMLAttributes) {
      if name == "si" { collector = RichText() }
      collector.begin(name)
    }
    func end(_ name: String) {
      collector.end(name)
      if name == "si" { texts.append(collector.text) }
    }
    func text(_ text: UnsafeBufferPointer<UInt8>) { collector.add(text) }
  }

  /// A text that may come in runs of different looks.
  ///
  /// Readings for how to say it are left out.
  struct RichText {
    private var bytes: [UInt8] = []
    private var isInText = false
    private var phonetic = 0

    mutating func begin(_ name: String) {
      switch name {
      case "t": isInText = phonetic == 0
      case "rPh": phonetic += 1
      default: break
      }
    }

    mutating func end(_ name: String) {
      switch name {
      case "t": isInText = false
      case "rPh": phonetic -= 1
      default: break
      }
    }

    mutating func add(_ text: UnsafeBufferPointer<UInt8>) { if isInText { bytes.append(contentsOf: text) } }

    /// The text; `_x000D_` and its like stand for characters that XML cannot hold.
    var text: String { RichText.unescaped(String(decoding: bytes, as: UTF8.self)) }

    static func unescaped(_ text: String) -> String {
      guard text.contains("_x") else { return text }
      return text.replacing(/_x([0-9A-Fa-f]{4})_/) { match in
        guard let value = UInt32(match.1, radix: 16), let scalar = Unicode.Scalar(value) else {
          return String(match.0)
        }
        return String(Character(scalar))
      }
    }
  }
#endif
