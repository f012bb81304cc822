import LinearProgramming

/// How cost grows with the size of a round, as Markdown.
enum Growth {
  static func report(_ runs: [(name: String, run: OwnRun)]) -> String {
    var times = MarkdownTable([
      "round", "recipients", "components", "rows (lazy)", "columns", "non-zeros", "formulating, s",
      "all objectives, s", "whole vials, s", "planning, s", "per recipient, ms", "memory of the command, MB",
    ])
    for (name, run) in runs {
      times.add([
        name, Figure.count(run.recipients), Figure.count(run.components),
        "\(Figure.count(run.size.rows)) (\(Figure.count(run.size.lazyRows)))", Figure.count(run.size.columns),
        Figure.count(run.size.entries), Figure.seconds(run.formulatingSeconds),
        Figure.seconds(run.allSeconds),
        Figure.seconds(run.wholeVialsSeconds), Figure.seconds(run.planningSeconds),
        Figure.seconds(1000 * run.planningSeconds / Double(max(1, run.recipients))),
        run.commandMegabytes.map(Figure.count) ?? "–",
      ])
    }
    var stages = MarkdownTable([
      "round", "stage", "iterations", "lazy rows entered", "passes", "leximin rounds",
    ])
    for (name, run) in runs {
      for (stage, counts) in zip(run.stages, run.counts) {
        stages.add([
          name, stage.name, Figure.count(counts.iterations), Figure.count(counts.lazyRowsAdded),
          Figure.count(counts.passes), Figure.count(counts.leximinRounds),
        ])
      }
    }
    return
      "## How cost grows\n\nOn one thread; the command on all cores.\n\n\(times.text)\n\n![Seconds over recipients, on logarithmic scales](Growth)\n\n\(stages.text)\n\n"
  }
}
