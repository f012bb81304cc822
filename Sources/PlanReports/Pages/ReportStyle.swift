internal import Markup

/// How the report looks on a screen, a phone and paper.
enum ReportStyle {
  /// The style sheet of the report.
  static let sheet = StyleSheet(
    """
    :root { --ink: #1a1d21; --soft: #59616b; --line: #d5dae0; --ground: #f5f7f9;
      --plan: #0072b2; --plain: #8a939c; --lost: #d55e00; --due: #e69f00; --life: #d6eaf6; }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; }
    body { margin: 0 auto; max-width: 76rem; padding: 1.25rem 1.5rem 3rem; color: var(--ink); background: #fff;
      font: 15px/1.45 system-ui, "Segoe UI", "Noto Sans", Roboto, "DejaVu Sans", Arial, sans-serif;
      -webkit-print-color-adjust: exact; print-color-adjust: exact; }
    h1, h2, h3, p { margin: 0; }
    h1 { font-size: 1.7rem; line-height: 1.2; }
    h2 { font-size: 1.2rem; line-height: 1.3; }
    h3 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
    .kicker { color: var(--plan); font-weight: 600; }
    .dates, .lead, .small, .about { color: var(--soft); }
    .small { font-size: .85rem; }
    header { padding-bottom: .75rem; border-bottom: 2px solid var(--plan); }
    section { margin-top: 2.25rem; }
    #summary { margin-top: 1rem; }
    .screen { display: grid; grid-template-columns: minmax(0, 1.15fr) minmax(0, 1fr); gap: 1rem 2.5rem; }
    .headline { font-size: 1.3rem; line-height: 1.35; }
    .headline strong { color: var(--lost); }
    .proof { margin: .6rem 0 1rem; padding: .5rem .75rem; background: #e9f4fb; border-left: 4px solid var(--plan); }
    .warning { padding: .5rem .75rem; background: #fdf0e6; border-left: 4px solid var(--lost); }
    .tiles { display: grid; grid-template-columns: 1fr 1fr; gap: .6rem; }
    .tile { padding: .55rem .75rem; background: var(--ground); border-radius: 6px; }
    .tile span { display: block; }
    .tile .value { font-size: 1.45rem; font-weight: 700; line-height: 1.2; }
    .tile .name { font-weight: 600; }
    .tile .detail { color: var(--soft); font-size: .85rem; }
    .savings ol { margin: .35rem 0 0; padding-left: 1.3rem; }
    .savings li { margin: .3rem 0; }
    .savings p { margin-top: .35rem; }
    .weeks { margin-top: 1.1rem; }
    nav { display: flex; flex-wrap: wrap; gap: .3rem 1.1rem; margin-top: 1.5rem; padding: .6rem 0;
      border-top: 1px solid var(--line); border-bottom: 1px solid var(--line); }
    a { color: var(--plan); text-decoration: none; }
    a:hover { text-decoration: underline; }
    .scroll { overflow-x: auto; margin-top: .5rem; }
    table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
    th, td { padding: .28rem .5rem; text-align: left; vertical-align: middle; border-bottom: 1px solid var(--line); }
    th { font-size: .85rem; font-weight: 600; color: var(--soft); vertical-align: bottom; }
    th:first-child, td:first-child { padding-left: 0; min-width: 8.5rem; }
    tfoot td { font-weight: 700; border-top: 2px solid var(--ink); border-bottom: 0; }
    .n { text-align: right; white-space: nowrap; }
    .draw { width: 24%; min-width: 6rem; }
    .code { white-space: nowrap; }
    .under { display: block; color: var(--soft); font-size: .85rem; }
    .bad { color: var(--lost); font-weight: 700; }
    .compare { margin-top: .3rem; }
    .compare td { border-bottom: 0; padding-top: .15rem; padding-bottom: .15rem; }
    .compare .draw, .byweek .draw { width: 45%; }
    .compare tbody tr:first-child td { font-weight: 700; }
    .byweek td { padding: .1rem .5rem; }
    .byweek td:first-child, .byweek th:first-child { padding-left: 0; min-width: 0; white-space: nowrap; }
    .lots .draw { width: 38%; min-width: 14rem; } .lots td:first-child { min-width: 12rem; }
    .lots td { padding-top: .15rem; padding-bottom: .15rem; }
    .cover .draw { width: 40%; min-width: 9rem; }
    .matrix .n { line-height: 1.25; } .matrix td { vertical-align: top; }
    .why { display: block; color: var(--lost); font-size: .8rem; white-space: normal; }
    .losses td:first-child, .losses td:last-child { min-width: 12rem; }
    .scroll + .lead { margin-top: 1rem; }
    .heat { width: auto; }
    .heat td, .heat th { padding: .2rem .45rem; }
    .heat .n { min-width: 3.4rem; text-align: center; border-left: 1px solid #fff; }
    .load-1 { background: #e4eff7; } .load-2 { background: #c3dced; } .load-3 { background: #93c0de; }
    .load-4 { background: #3c8dc0; color: #fff; } .load-5 { background: #00527f; color: #fff; font-weight: 700; }
    .load-over { background: #fff; color: #b34700; font-weight: 700; box-shadow: inset 0 0 0 2px #d55e00; }
    svg { display: block; overflow: visible; }
    svg.defs { position: absolute; }
    .plan { fill: var(--plan); } .plain { fill: var(--plain); } .due { fill: var(--due); }
    .life { fill: var(--life); } .lost { fill: url(#hatch); stroke: var(--lost); stroke-width: 1; }
    .hatch-ground { fill: #fff; } .hatch-line { fill: var(--lost); }
    .grid { stroke: #b9c1c9; stroke-width: 1; stroke-dasharray: 2 3; } .end { stroke: var(--ink); stroke-width: 1.5; }
    .axis { font-size: 11px; fill: var(--soft); }
    .step { stroke: var(--plan); stroke-width: 3; } .before { fill: #fff; stroke: var(--plan); stroke-width: 2; }
    .after { fill: var(--plan); }
    .key { display: inline-block; margin-right: .8rem; white-space: nowrap; }
    .key svg { display: inline-block; vertical-align: -1px; }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: .35rem 1.25rem; margin: .5rem 0 0; }
    dt { font-weight: 600; } dd { margin: 0; }
    ul { padding-left: 1.2rem; margin: .5rem 0 0; }
    footer { margin-top: 2.5rem; padding-top: .6rem; border-top: 1px solid var(--line); color: var(--soft);
      font-size: .85rem; }
    code { font-size: .85em; overflow-wrap: anywhere; }
    @media screen and (max-width: 48rem) {
      body { padding: 1rem 1rem 2rem; }
      .screen { grid-template-columns: minmax(0, 1fr); }
      dl { grid-template-columns: 1fr; gap: .1rem; } dd { margin-bottom: .6rem; }
      .axis.minor { display: none; }
      .compare .draw { width: 18%; min-width: 2.5rem; } .compare th.n { white-space: normal; }
      .compare td:first-child { min-width: 6rem; }
      .lots td:first-child { min-width: 7rem; } .lots .draw { min-width: 9rem; }
      td:first-child { min-width: 6.5rem; }
      th, td { padding-left: .35rem; padding-right: .35rem; }
    }
    @media print {
      @page { size: A4; margin: 14mm 12mm 16mm; }
      body { max-width: none; padding: 0; font-size: 9.5pt; }
      nav { display: none; }
      .scroll { overflow: visible; }
      .screen { grid-template-columns: minmax(0, 1.15fr) minmax(0, 1fr); gap: 1rem 1.5rem; }
      h1 { font-size: 16pt; } h2 { font-size: 12pt; } .headline { font-size: 12.5pt; }
      h2, h3, .lead, caption { break-after: avoid; }
      tr, li, .tile, .weeks, .savings { break-inside: avoid; }
      thead { display: table-header-group; } tfoot { display: table-row-group; }
      th, td { padding: 1.2mm 1.4mm; } th { font-size: 8pt; }
      .draw, .lots .draw { min-width: 0; } .axis { font-size: 7pt; } .axis.minor { display: none; }
      .long, .heat, .lots { font-size: 8.5pt; } .matrix { font-size: 8pt; }
      .small, .under, .tile .detail { font-size: 8pt; } .why { font-size: 7pt; } .heat .n { min-width: 0; }
      .heat td, .heat th { padding: .8mm 1mm; }
      a { color: inherit; }
      section { margin-top: 7mm; }
    }
    """)
}
