/// Numbers for names, so that tables of several names at once need not compare texts.
struct NameNumbers {
  private var numbers: [String: Int] = [:]
  private var last = (name: "", number: 0)

  /// The number of a name, always the same one, from 1 on.
  mutating func number(of name: String) -> Int {
    // Rows of one place stand together.
    if last.number > 0, last.name == name { return last.number }
    let number = numbers[name] ?? numbers.count + 1
    numbers[name] = number
    last = (name, number)
    return number
  }
}
