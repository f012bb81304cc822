/// Guesses which old encoding a Vietnamese file is in, so that the message can name it.
///
/// The guess counts which bytes the letters of Vietnamese take in each encoding. It is for a message only:
/// nothing is ever converted by it.
enum EncodingGuess {
  /// The likely encoding of bytes that are not UTF-8.
  static func likely(of bytes: [UInt8]) -> String {
    let sample = bytes.prefix(1_000_000)
    if let wide = wide(sample) { return wide }
    var afterVowel = Counts()
    var elsewhere = Counts()
    var previous: UInt8 = 0
    var high = 0
    for byte in sample {
      if byte >= 0x80 {
        high += 1
        if isVowel(previous) { afterVowel.add(byte) } else { elsewhere.add(byte) }
      }
      previous = byte
    }
    if high == 0 { return "UTF-16 without a byte order mark, or binary" }
    // TCVN3 keeps ă â ê ô ơ ư đ where Windows has signs that no table of names needs.
    if (afterVowel.tcvn + elsewhere.tcvn) * 4 >= high { return "TCVN3 (ABC)" }
    // Windows-1258 writes most tones as a mark of their own after the vowel, five bytes in all.
    if afterVowel.tones1258 * 4 >= high, afterVowel.tones1258 >= afterVowel.vni { return "windows-1258" }
    // VNI writes nearly every accent as a letter of its own after the plain vowel.
    if afterVowel.vni * 2 >= high { return "VNI" }
    if afterVowel.tones1258 + elsewhere.letters1258 > 0,
      (afterVowel.tones1258 + elsewhere.letters1258) * 3 >= high
    {
      return "windows-1258"
    }
    return "windows-1252"
  }

  private struct Counts {
    var tcvn = 0
    var tones1258 = 0
    var letters1258 = 0
    var vni = 0

    mutating func add(_ byte: UInt8) {
      switch byte {
      case 0xA1...0xAE, 0xB5...0xBE: tcvn += 1
      default: break
      }
      switch byte {
      case 0xCC, 0xD2, 0xDE, 0xEC, 0xF2: tones1258 += 1
      default: break
      }
      switch byte {
      case 0xC3, 0xD0, 0xD5, 0xDD, 0xE3, 0xF0, 0xF5, 0xFD: letters1258 += 1
      default: break
      }
      switch byte {
      case 0xD9, 0xD8, 0xDB, 0xD5, 0xCF, 0xF9, 0xF8, 0xFB, 0xF5, 0xEF, 0xC0...0xC5, 0xC8...0xCB, 0xDA, 0xDC,
        0xE0...0xE5, 0xE8...0xEB, 0xFA, 0xFC:
        vni += 1
      default: break
      }
    }
  }

  /// Plain vowels, and those with a hat, a breve or a horn as windows-1258 and VNI write them.
  private static func isVowel(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
      UInt8(ascii: "y"), UInt8(ascii: "A"), UInt8(ascii: "E"), UInt8(ascii: "I"), UInt8(ascii: "O"),
      UInt8(ascii: "U"), UInt8(ascii: "Y"), 0xE2, 0xE3, 0xEA, 0xF4, 0xF5, 0xF6, 0xFD, 0xC2, 0xC3, 0xCA, 0xD4,
      0xD5,
      0xD6, 0xDD:
      true
    default: false
    }
  }

  /// Text in 16 bits without a mark has a NUL in every other place, mostly.
  private static func wide(_ sample: ArraySlice<UInt8>) -> String? {
    var nulls = (even: 0, odd: 0)
    for (index, byte) in sample.enumerated() where byte == 0 {
      if index.isMultiple(of: 2) { nulls.even += 1 } else { nulls.odd += 1 }
    }
    let total = nulls.even + nulls.odd
    if total == 0 { return nil }
    if total * 4 < sample.count { return "binary" }
    return nulls.odd > nulls.even
      ? "UTF-16 (little-endian) without a byte order mark" : "UTF-16 (big-endian) without a byte order mark"
  }
}
