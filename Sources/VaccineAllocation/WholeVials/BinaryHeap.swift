/// A heap that gives its largest element first; equal elements come in the order of a second key.
struct BinaryHeap<Element> {
  private var elements: [Element]
  private let precedes: (Element, Element) -> Bool

  /// Makes a heap; `precedes` tells whether the first element comes out before the second.
  init(_ elements: [Element], precedes: @escaping (Element, Element) -> Bool) {
    self.elements = elements
    self.precedes = precedes
    for position in stride(from: elements.count / 2 - 1, through: 0, by: -1) { sink(position) }
  }

  var first: Element? { elements.first }
  var isEmpty: Bool { elements.isEmpty }

  mutating func insert(_ element: Element) {
    elements.append(element)
    var position = elements.count - 1
    while position > 0 {
      let parent = (position - 1) / 2
      guard precedes(elements[position], elements[parent]) else { return }
      elements.swapAt(position, parent)
      position = parent
    }
  }

  mutating func removeFirst() -> Element {
    elements.swapAt(0, elements.count - 1)
    let element = elements.removeLast()
    sink(0)
    return element
  }

  private mutating func sink(_ start: Int) {
    var position = start
    while true {
      var best = position
      for child in [2 * position + 1, 2 * position + 2] where child < elements.count {
        if precedes(elements[child], elements[best]) { best = child }
      }
      if best == position { return }
      elements.swapAt(position, best)
      position = best
    }
  }
}
