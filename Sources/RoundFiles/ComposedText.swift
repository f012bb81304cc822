/// Text with its letters composed, as NFC writes them.
///
/// Two texts that differ in this alone are equal as Swift compares them. Composing makes their bytes equal
/// too, so that the plan does not depend on which machine typed a name. Letters of the Latin, Greek and
/// Cyrillic scripts are composed; text of other scripts stays as it is.
enum ComposedText {
  /// The text of some UTF-8 bytes, composed.
  static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    // Everything below U+0300 is composed already, and so are the Vietnamese letters of U+1E00 to U+1EFF,
    // which begin with E1 B8 to E1 BB: only a byte that begins another letter needs a look.
    for index in 0..<bytes.count where bytes[index] >= 0xCC {
      if bytes[index] == 0xE1, index + 1 < bytes.count, (0xB8...0xBB).contains(bytes[index + 1]) { continue }
      return composed(text)
    }
    return text
  }

  /// A text, composed.
  static func composed(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for character in text {
      if character.unicodeScalars.count == 1, !character.isASCII, !isCompatible(character) {
        result.append(contentsOf: character.unicodeScalars)
      } else if let letter = letters[character] {
        result.append(letter)
      } else {
        result.append(contentsOf: character.unicodeScalars)
      }
    }
    return String(result)
  }

  /// The signs for ångström, kelvin and ohm, and the Greek letters with a second code, are letters twice.
  private static func isCompatible(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first?.value else { return false }
    return scalar >= 0x1F00 && scalar <= 0x212B
  }

  /// Every letter under the equality of characters, which is canonical equivalence: looking a letter with
  /// its marks up finds the composed one, in whatever order the marks stand.
  private static let letters: [Character: Unicode.Scalar] = {
    var letters: [Character: Unicode.Scalar] = [:]
    for range in [
      0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x386...0x3CE, 0x400...0x4FF, 0x1E00...0x1EFF, 0x1F00...0x1FFC,
    ] {
      for value in range {
        guard let scalar = Unicode.Scalar(UInt32(value)), scalar.properties.isAlphabetic else { continue }
        if letters[Character(scalar)] == nil { letters[Character(scalar)] = scalar }
      }
    }
    return letters
  }()
}
