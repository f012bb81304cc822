internal import Markup

/// How papers look that are signed: black on white, letters with serifs, made for A4.
enum OfficialStyle {
  /// Paper that lies on its side.
  static let wide = StyleSheet("@page { size: A4 landscape; margin: 12mm 14mm; }")

  /// Paper that stands.
  static let upright = StyleSheet("@page { size: A4 portrait; margin: 12mm 12mm; }")

  /// The style sheet of the annex, the issue notes and the picking lists.
  ///
  /// Each sheet has a little room at its top: accents of capitals reach above their line, and would be drawn at the
  /// foot of the page before.
  static let sheet = StyleSheet(
    """
    * { box-sizing: border-box; }
    body { margin: 0 auto; max-width: 64rem; padding: 1.25rem 1.5rem 2rem; color: #000; background: #fff;
      font: 15px/1.4 "Times New Roman", "Liberation Serif", "DejaVu Serif", serif;
      -webkit-print-color-adjust: exact; print-color-adjust: exact; }
    h1, h2, p { margin: 0; }
    h1 { font-size: 1.25rem; text-align: center; margin-top: 1.1rem; }
    h2 { font-size: 1rem; margin: 1rem 0 .3rem; }
    .under { text-align: center; font-style: italic; }
    td .under { display: block; text-align: inherit; font-style: normal; }
    .unit { min-width: 7rem; }
    .heads { display: flex; justify-content: space-between; gap: 1.5rem; text-align: center; }
    .heads div { flex: 0 1 auto; }
    .strong { font-weight: 700; }
    .rule { display: inline-block; border-bottom: 1px solid #000; padding-bottom: 1px; }
    .place { font-style: italic; }
    .page { text-align: right; font-size: .9em; }
    .facts { margin: .5rem 0 0; display: grid; grid-template-columns: max-content 1fr; gap: .1rem .8rem; }
    .facts dt { margin: 0; } .facts dd { margin: 0; font-weight: 700; }
    .scroll { overflow-x: auto; margin-top: .5rem; }
    table { width: 100%; border-collapse: collapse; }
    th, td { border: 1px solid #000; padding: .2rem .4rem; text-align: left; vertical-align: top; }
    th { text-align: center; vertical-align: middle; background: #eee; }
    .n { text-align: right; white-space: nowrap; } th.n { text-align: center; white-space: normal; }
    .code { white-space: nowrap; } th.code { white-space: normal; }
    .c { text-align: center; white-space: nowrap; } th.c { white-space: normal; }
    .sum td, tfoot td { font-weight: 700; }
    .lot td { font-weight: 700; background: #f3f3f3; }
    .words { margin-top: .6rem; }
    .remark { margin-top: .4rem; font-style: italic; }
    .warning { margin: .6rem 0; padding: .4rem .6rem; border: 2px solid #000; font-weight: 700; }
    .signing { display: flex; justify-content: space-between; gap: 1rem; margin-top: 1.2rem; }
    .signing div { flex: 1 1 0; text-align: center; }
    .signing .title { font-weight: 700; text-transform: uppercase; font-size: .95em; }
    .signing .hint { font-style: italic; }
    .signing .name { margin-top: 5rem; font-weight: 700; min-height: 1.4em; }
    .signing .to { text-align: left; font-size: .88em; }
    .signing .to p:first-child { font-weight: 700; font-style: italic; }
    .sheet { margin-bottom: 3rem; }
    @media screen and (max-width: 48rem) {
      body { padding: 1rem; }
      .heads, .signing { flex-wrap: wrap; }
      .heads div { flex: 1 1 100%; }
      .signing div { flex: 1 1 40%; }
      .facts { grid-template-columns: 1fr; } .facts dd { margin-bottom: .3rem; }
    }
    @media print {
      body { max-width: none; padding: 0; font-size: 11pt; line-height: 1.25; }
      .scroll { overflow: visible; }
      .notes table { font-size: 10pt; } .notes td:nth-last-child(2) { min-width: 38mm; }
      .heads, .sheet { padding-top: 1.2mm; }
      tr, .signing, .words, .heads { break-inside: avoid; }
      thead { display: table-header-group; } tfoot { display: table-row-group; }
      h1, h2 { break-after: avoid; }
      .sheet { margin-bottom: 0; break-after: page; } .sheet:last-child { break-after: auto; }
      .signing .name { margin-top: 15mm; }
      th, td { padding: .8mm 1.5mm; }
    }
    """)
}
