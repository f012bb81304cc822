import AllocationModel
import Testing

@testable import RoundFiles

@Suite struct StoredFieldTests {
  private struct Row {
    var name = "phường An Bình"
    var count = 3
    var share: ExactDecimal? = 1
    var double: Int {
      get { count * 2 }
      set { count = newValue / 2 }
    }
  }

  @Test func `stored properties are taken and put`() {
    var row = Row()
    let name = StoredField<Row, String>(\.name)
    let share = StoredField<Row, ExactDecimal?>(\.share)
    #expect(name.value(at: &row) == "phường An Bình" && share.value(at: &row) == 1)
    name.put("một tên dài hơn mười lăm byte", into: &row)
    share.put(nil, into: &row)
    #expect(row.name == "một tên dài hơn mười lăm byte" && row.share == nil && row.count == 3)
  }

  @Test func `properties that are worked out go by their paths`() {
    var row = Row()
    let double = StoredField<Row, Int>(\.double)
    #expect(double.value(at: &row) == 6)
    double.put(10, into: &row)
    #expect(row.count == 5)
  }

  @Test func `a former value is let go and a copy keeps its own`() {
    final class Counted: Sendable {}
    struct Holder { var held: Counted? }
    weak var former: Counted?
    let field = StoredField<Holder, Counted?>(\.held)
    var holder = Holder(held: Counted())
    former = holder.held
    let copy = holder
    field.put(nil, into: &holder)
    #expect(holder.held == nil && copy.held != nil && former != nil)
    var last = copy
    field.put(Counted(), into: &last)
    #expect(field.value(at: &last) != nil)
  }
}
