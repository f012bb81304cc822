extension RoundInspection {
  /// Checks `course.csv`.
  mutating func inspectCourses() {
    if tables.policy.secureNextDose == true, (tables.courses ?? []).isEmpty,
      !unread.containsAny(inFile: TableFile.courses)
    {
      note(
        "no_course_to_secure", TableFile.round, nil, "secure_next_dose", "true",
        Wording(
          en: "secure_next_dose asks for stock to be kept, but no course.csv says which dose follows which",
          vi:
            "secure_next_dose yêu cầu giữ vắc xin, nhưng không có course.csv cho biết mũi nào tiếp theo mũi nào"
        ))
    }
    struct Key: Hashable {
      let vaccine: String?
      let group: String
      let dose: Int
      let nextDose: Int
    }
    let file = TableFile.courses
    if (tables.courses ?? []).isEmpty { return }
    var rows: [Key: Int] = [:]
    let groups = Set(demandNames.groups).union(tables.eligibility.map(\.group))
    let likeness = Likeness(known: groups.sorted())
    let knowsGroups =
      !unread.containsAny(inFile: TableFile.demand)
      && !unread.containsAny(inFile: TableFile.eligibility)
    for (index, course) in (tables.courses ?? []).enumerated() {
      let row = RoundInspection.row(course.row, index)
      if let vaccine = course.vaccine { checkVaccine(vaccine, file, row) }
      checkRange(course.dose, file, row, "dose", atLeast: 1)
      checkDays(course.leastDays, file, row, "least_days")
      checkDays(course.mostDays, file, row, "most_days")
      if course.group.isEmpty {
        missing(file, row, "group")
      } else if knowsGroups, !groups.contains(course.group) {
        let meant = likeness.nearest(to: course.group)
        error(
          "unknown_group", file, row, "group", course.group,
          Wording(
            en: "\"\(course.group)\" is not a group of the round" + ValidationWording.meantEnglish(meant),
            vi: "không có nhóm đối tượng \"\(course.group)\" trong đợt"
              + ValidationWording.meantVietnamese(meant)))
      }
      if course.nextDose <= course.dose, !isUnread(file, row, "dose", "next_dose") {
        error(
          "next_dose_not_after", file, row, "next_dose", String(course.nextDose),
          Wording(
            en: "dose \(course.nextDose) cannot follow dose \(course.dose)",
            vi: "mũi \(course.nextDose) không thể tiếp theo mũi \(course.dose)"))
      }
      if let most = course.mostDays, most < course.leastDays, !isUnread(file, row, "least_days", "most_days")
      {
        error(
          "window_ends_early", file, row, "most_days", String(most),
          Wording(
            en: "\(most) days are fewer than the least, \(course.leastDays)",
            vi: "\(most) ngày ít hơn số ngày tối thiểu \(course.leastDays)"))
      }
      let key = Key(
        vaccine: course.vaccine, group: course.group, dose: course.dose, nextDose: course.nextDose)
      if isUnread(file, row, "vaccine", "group", "dose", "next_dose") { continue }
      if let first = rows[key] {
        error(
          "course_twice", file, row, "group", course.group,
          ValidationWording.twice("this course", "phác đồ này", firstRow: first))
      }
      rows[key] = rows[key] ?? row
    }
  }

  /// Checks `adjustments.csv`: it is for people, and names what the round has.
  mutating func inspectAdjustments() {
    let file = TableFile.adjustments
    for (index, adjustment) in (tables.adjustments ?? []).enumerated() {
      let row = RoundInspection.row(adjustment.row, index)
      checkVaccine(adjustment.vaccine, file, row)
      checkPlace(adjustment.place, file, row)
      checkRange(adjustment.counted, file, row, "counted")
      if adjustment.by.isEmpty { missing(file, row, "by") }
      if adjustment.reason.isEmpty { missing(file, row, "reason") }
    }
  }
}
