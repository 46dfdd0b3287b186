import type { Command } from "commander";
import { version } from "../../src/lenses/envelope.ts";
import { finishOn } from "../../src/run/runner.ts";
import { sweep as sweepOf } from "../../src/sweep.ts";
import type { Context } from "../context.ts";
import { type Face, faced, gather } from "../options.ts";
import { Progress } from "../progress.ts";
import { type Sampled, sampled, sampleOf, threadsOf } from "../sampled.ts";
import { answered, settings } from "../scenario.ts";
import { exit, stop } from "../stop.ts";
import { sweepTo } from "../sweep/sweep.ts";
import { json } from "../text.ts";
import { options, sweep as words } from "../words.ts";
import { runnerFor } from "../work.ts";

interface Given extends Face, Sampled {
  readonly out: string;
  readonly approach?: readonly string[];
  readonly view?: string;
  readonly set?: readonly string[];
}

/** Points that are worked out, and kept, together. */
const block = 2048;

export function sweep(context: Context): Command {
  return sampled(
    faced("sweep", [
      "parley sweep scenarios/labour/strike.yaml --points 256 --out runs.csv",
      "parley sweep scenarios/labour/strike.yaml --points 256 --out runs.parquet",
    ])
      .argument("<file>", options.file)
      .requiredOption("--out <file>", options.out)
      .option("--approach <name>", options.approach, gather)
      .option("--view <name>", options.view)
      .option("--set <name=value>", options.set, gather),
  ).action(async (file: string, given: Given) => {
    const { io } = context;
    if (given.points === undefined) throw stop(exit.usage, "wrong-usage", words.howMany, words.say);
    const { view, set = [], approach, out } = given;
    const asked = { approaches: approach, view: view ?? null, set: settings(set) };
    const table = await answered(context, file, given, (text, name) =>
      sweepOf(text, name, asked, sampleOf(given)),
    );
    const { id, columns, points } = table;
    const runner = runnerFor(threadsOf(context, given));
    const progress = new Progress(io);
    try {
      const { written, resumed } = await sweepTo(
        io.place(out),
        { id, columns, points, block },
        async (index) => {
          const begun = table.rows(index * block, Math.min(points, (index + 1) * block));
          return finishOn(runner, begun.engine, begun.work);
        },
        (done, total) => progress.told(done, total),
      );
      const told = { file: out, points, columns: columns.length, written, resumed };
      if (given.json) io.stdout.write(json({ format: "parley.sweep/1", parley: version, id, ...told }));
      else io.stdout.write(`${words.done(out, points, columns.length, resumed)}\n`);
    } finally {
      progress.clear();
      await runner.close();
    }
  });
}
