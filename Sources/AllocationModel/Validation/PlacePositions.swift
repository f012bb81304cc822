/// Finds places by their names, most of them without a hash of the text.
///
/// Tables mostly name the places in the order of `places.csv`, many rows of one place together: the place of the row
/// before and the one behind it are looked at first, then those asked for a while ago, then all.
struct PlacePositions {
  /// The positions of all names, the first of several alike.
  let all: [String: Int]
  /// Whether no two rows have one name.
  let areUnique: Bool
  private let places: [Place]
  // The position behind the one that was answered last.
  private var next = 0
  private var recent = RecentNames()

  /// Prepares to find places.
  init(_ places: [Place]) {
    var all: [String: Int] = [:]
    all.reserveCapacity(places.count)
    all.merge(places.enumerated().lazy.map { ($1.place, $0) }, uniquingKeysWith: { first, _ in first })
    self.init(places, all)
  }

  /// Prepares to find places whose positions are known.
  init(_ places: [Place], _ all: [String: Int]) {
    self.places = places
    self.all = all
    areUnique = all.count == places.count
  }

  /// The position of a place, or nil where nobody knows it.
  mutating func position(of name: String) -> Int? {
    if areUnique {
      if next > 0, places[next - 1].place == name { return next - 1 }
      if next < places.count, places[next].place == name {
        next += 1
        return next - 1
      }
    }
    let position: Int
    if let known = recent.number(of: name) {
      position = known
    } else {
      guard let found = all[name] else { return nil }
      recent.keep(found, for: name)
      position = found
    }
    next = position + 1
    return position
  }
}
