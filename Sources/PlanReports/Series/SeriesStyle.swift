internal import Markup

/// How small multiples look, on a screen and on paper.
enum SeriesStyle {
  /// What the report's own style sheet lacks for them.
  static let sheet = StyleSheet(
    """
    .multiples { display: grid; grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr)); gap: .8rem 1.4rem;
      margin: .6rem 0 0; }
    .multiples figure { margin: 0; break-inside: avoid; }
    .multiples figcaption { font-size: .85rem; font-weight: 600; }
    .multiples .detail { display: block; color: var(--soft); font-weight: 400; font-size: .8rem; }
    .floor { stroke: var(--soft); stroke-width: 1; }
    .value { font-size: 10px; fill: var(--ink); text-anchor: middle; }
    .late { font-size: 10px; fill: var(--lost); font-weight: 700; text-anchor: middle; }
    .step-label { font-size: 10px; fill: var(--soft); text-anchor: middle; }
    .compact { width: auto; }
    #tracking { break-before: page; }
    @media print {
      #record h3, #tracking h3 { font-size: 10.5pt; margin-top: 4mm; }
      .multiples { grid-template-columns: repeat(4, 1fr); gap: 3mm 5mm; }
      .value, .late, .step-label { font-size: 6.5pt; }
      .multiples figcaption { font-size: 8pt; } .multiples .detail { font-size: 7pt; }
    }
    """)
}
