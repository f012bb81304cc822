import Testing

@testable import RoundFiles

@Suite struct SHA256Tests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func `the digests of FIPS 180-4's examples are right`(_ example: (text: String, digest: String)) {
    var sha = SHA256()
    sha.update(Array(example.text.utf8))
    #expect(sha.hexadecimal() == example.digest)
  }

  @Test func `a million letters in pieces of every length give the digest of the whole`() {
    var sha = SHA256()
    var left = 1_000_000
    var piece = 1
    while left > 0 {
      let count = min(piece, left)
      sha.update([UInt8](repeating: UInt8(ascii: "a"), count: count))
      left -= count
      piece = piece % 1999 + 1
    }
    #expect(sha.hexadecimal() == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func `the processor's instructions give what the rounds written out give`() {
    var bytes: [UInt8] = []
    for length in [0, 1, 55, 56, 63, 64, 65, 127, 128, 129, 1_000, 10_007] {
      while bytes.count < length { bytes.append(UInt8(truncatingIfNeeded: bytes.count &* bytes.count &+ 17)) }
      var digests: Set<String> = []
      for usesInstructions in [true, false] {
        for parts in 1...3 {
          var sha = SHA256(usesInstructions: usesInstructions)
          for part in 0..<parts {
            sha.update(Array(bytes[(length * part / parts)..<(length * (part + 1) / parts)]))
          }
          digests.insert(sha.hexadecimal())
        }
      }
      #expect(digests.count == 1)
    }
  }
}
