/// A property of a row, taken and put without what a key path costs at run time.
///
/// The place of a stored property is the same in every value, so it is looked up once. Properties that are not simply
/// stored go by their key paths.
struct StoredField<Row, Value>: Sendable {
  private let path: any WritableKeyPath<Row, Value> & Sendable
  private let offset: Int?

  /// Looks up where the property is stored.
  init(_ path: any WritableKeyPath<Row, Value> & Sendable) {
    self.path = path
    offset = MemoryLayout<Row>.offset(of: path)
  }

  /// The property of the row that stands at an address.
  func value(at row: UnsafePointer<Row>) -> Value {
    guard let offset else { return row.pointee[keyPath: path] }
    return UnsafeRawPointer(row).advanced(by: offset).assumingMemoryBound(to: Value.self).pointee
  }

  /// Puts a value into a row.
  func put(_ value: Value, into row: inout Row) {
    guard let offset else {
      row[keyPath: path] = value
      return
    }
    withUnsafeMutablePointer(to: &row) { pointer in
      UnsafeMutableRawPointer(pointer).advanced(by: offset).assumingMemoryBound(to: Value.self).pointee =
        value
    }
  }
}
