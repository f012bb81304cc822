public import VaccineAllocation

extension OfferAnswer {
  /// A sentence that can be sent to whoever offers.
  public var sentence: Wording {
    let (en, vi) = (Figures(.english), Figures(.vietnamese))
    let packs = max(1, vials / vialsPerPack)
    let usesPacks = vialsPerPack > 1 && vials % vialsPerPack == 0
    let offered = usesPacks ? packs : vials
    let worth = usesPacks ? packsWorthAccepting : vialsWorthAccepting
    let unit = usesPacks ? Wording(en: "trays", vi: "khay") : Wording(en: "vials", vi: "lọ")
    let doses = worth * (usesPacks ? vialsPerPack : 1) * dosesPerVial
    if worth == 0 {
      return Wording(
        en:
          "Of \(en.number(offered)) \(unit.english) of \(offer.vaccine) offered (expiry \(en.day(offer.expiry))), "
          + "none can be used in time without doses in stock being lost instead.",
        vi: "Trong \(vi.number(offered)) \(unit.vietnamese) \(offer.vaccine) dự kiến cấp (hạn dùng "
          + "\(vi.day(offer.expiry))), đơn vị không sử dụng kịp \(unit.vietnamese) nào nếu không để hết hạn lượng đang có."
      )
    }
    return Wording(
      en:
        "Of \(en.number(offered)) \(unit.english) of \(offer.vaccine) offered (expiry \(en.day(offer.expiry))), "
        + "\(en.number(worth)) (\(en.number(doses)) doses) can be used in time.",
      vi: "Trong \(vi.number(offered)) \(unit.vietnamese) \(offer.vaccine) dự kiến cấp (hạn dùng "
        + "\(vi.day(offer.expiry))), đơn vị sử dụng kịp \(vi.number(worth)) \(unit.vietnamese) (\(vi.number(doses)) liều)."
    )
  }
}
