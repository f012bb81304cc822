/// Where a message belongs among others.
private struct MessagePlace: Comparable {
  let file: Int
  let row: Int
  let position: Int

  static func < (left: MessagePlace, right: MessagePlace) -> Bool {
    (left.file, left.row, left.position) < (right.file, right.row, right.position)
  }
}

extension Array where Element == RoundMessage {
  /// The messages in the order of their files and rows; those of one row keep their order.
  ///
  /// Messages are large and can be very many: three numbers for each are sorted, and each message is moved once.
  ///
  /// - Parameter order: the place of a file among the files; asked once for messages of one file that stand together.
  package func sortedByPlace(_ order: (String) -> Int) -> [RoundMessage] {
    var last: (file: String?, order: Int)?
    var places: [MessagePlace] = []
    places.reserveCapacity(count)
    for position in indices {
      if last == nil || last?.file != self[position].file {
        last = (self[position].file, order(self[position].file ?? ""))
      }
      places.append(
        MessagePlace(file: last?.order ?? .max, row: self[position].row ?? 0, position: position))
    }
    if zip(places, places.dropFirst()).allSatisfy({ $0 < $1 }) { return self }
    places.sort()
    return places.map { self[$0.position] }
  }
}
