/// Numbers for names, so that tables of several names at once need not compare texts.
struct NameNumbers {
  /// The different names, in the order in which they came: number 1 is the first of them.
  private(set) var names: [String] = []
  private var numbers: [String: Int] = [:]
  private var last = (name: "", number: 0)
  private var recent = RecentNames()

  /// The number of a name, always the same one, from 1 on.
  mutating func number(of name: String) -> Int {
    // Rows of one place stand together.
    if last.number > 0, last.name == name { return last.number }
    let number = recent.number(of: name) ?? lookedUp(name)
    last = (name, number)
    return number
  }

  private mutating func lookedUp(_ name: String) -> Int {
    let number = numbers[name] ?? names.count + 1
    if number > names.count {
      names.append(name)
      numbers[name] = number
    }
    recent.keep(number, for: name)
    return number
  }
}
