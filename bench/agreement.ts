import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Compiled, compile } from "../src/lenses/agreement/compiled.ts";
import { frontier, usualLimits } from "../src/lenses/agreement/frontier.ts";
import type { Worth } from "../src/lenses/agreement/space.ts";
import { fraction, zero } from "../src/maths/exact.ts";
import { philox } from "../src/maths/philox.ts";
import { median, ratio, spread, timed } from "./measure.ts";

/**
 * Times of the agreement lens: a million packages that hang together, gone through and beside plain C; additive spaces
 * far beyond that; and how time grows with issues, values and parties. Processor time, medians of runs by turns.
 */
const RUNS = 11;

interface Drawn {
  readonly sizes: readonly number[];
  /** Whole points: `tables[party][issue][value]`. */
  readonly tables: readonly (readonly (readonly number[])[])[];
  /** Points that two neighbouring issues bring together. */
  readonly joint: readonly {
    readonly party: number;
    readonly first: number;
    readonly points: readonly number[];
  }[];
}

/** The same numbers on every machine. */
function numbersFrom(seed: number): (below: number) => number {
  const words = new Uint32Array(4);
  let counter = 0;
  return (below) => philox(counter++, 0, 0, 0, seed, 0, words)[0] % below;
}

/** @param chains per party, tables over each pair of neighbouring issues, so that everything hangs together. */
function draw(seed: number, issues: number, values: number, parties: number, chains: number): Drawn {
  const next = numbersFrom(seed);
  const sizes = new Array<number>(issues).fill(values);
  return {
    sizes,
    tables: Array.from({ length: parties }, () =>
      sizes.map((size) => Array.from({ length: size }, () => next(1000))),
    ),
    joint: Array.from({ length: parties * chains }, (_, k) => k % parties).flatMap((party) =>
      sizes.slice(1).map((size, first) => ({
        party,
        first,
        points: Array.from({ length: size * sizes[first] }, () => next(300)),
      })),
    ),
  };
}

function compiledOf({ sizes, tables, joint }: Drawn): Compiled {
  const issues = sizes.map((size, issue) => ({
    id: `issue ${issue}`,
    values: Array.from({ length: size }, (_, value) => String(value)),
  }));
  // In tenths, as a file would have them.
  const exact = (points: number) => fraction(BigInt(points), 10n);
  const worths = tables.map(
    (table, party): Worth => ({
      constant: zero,
      tables: table.map((values) => values.map(exact)),
      terms: joint
        .filter((one) => one.party === party)
        .map(({ first, points }) => ({
          kind: "table",
          issues: [first, first + 1],
          points: points.map(exact),
        })),
      atMost: null,
    }),
  );
  return compile(
    { issues, rules: [] },
    worths.map((worth) => ({ worth })),
  );
}

/** The C program, built in a folder of its own; null where there is no compiler. */
function yardstick(): { run(drawn: Drawn, times: number): readonly number[]; close(): void } | null {
  const folder = mkdtempSync(join(tmpdir(), "parley-"));
  const program = join(folder, "yardstick");
  const source = fileURLToPath(new URL("./yardstick-agreement.c", import.meta.url));
  try {
    execFileSync("gcc", ["-O3", "-o", program, source], { stdio: "ignore" });
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
  return {
    run(drawn, times) {
      const file = join(folder, "space.bin");
      const { sizes, tables, joint } = drawn;
      const both = sizes.flatMap((size, issue) =>
        Array.from({ length: size }, (_, value) => tables.map((table) => table[issue][value])).flat(),
      );
      const tail = joint.flatMap(({ party, first, points }) => [party, first, ...points]);
      writeFileSync(file, Float64Array.from([sizes.length, ...sizes, ...both, joint.length, ...tail]));
      const lines = execFileSync(program, [file, String(times)], { encoding: "utf8" })
        .trim()
        .split("\n");
      const ours = frontier(compiledOf(drawn));
      return lines.map((line) => {
        const [seconds, points, packages] = line.split(" ").map(Number);
        if (points !== ours.front.size || BigInt(packages) !== ours.packages) {
          throw new Error(`the yardstick finds ${points} points of ${packages} packages`);
        }
        return seconds;
      });
    },
    close: () => rmSync(folder, { recursive: true }),
  };
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

const milliseconds = (seconds: readonly number[]): string => `${spread(seconds.map((s) => s * 1e3))} ms`;

function enumerated(parties: number): void {
  const drawn = draw(parties, 6, 10, parties, 1);
  const compiled = compiledOf(drawn);
  const run = (): number => timed(() => frontier(compiled));
  const cold = run();
  const stick = parties === 2 ? yardstick() : null;
  const own: number[] = [];
  const c: number[] = [];
  for (let k = 0; k < RUNS; k++) {
    own.push(run());
    if (stick !== null) c.push(median(stick.run(drawn, 3)));
  }
  const { front } = frontier(compiled);
  say(`10^6 packages with interactions, ${parties} parties: ${front.size} points`);
  say(`  gone through in ${milliseconds(own)}, first time ${(cold * 1e3).toFixed(0)} ms (aim: at most 1500)`);
  if (stick !== null) say(`  plain C ${milliseconds(c)}; ratio ${ratio(own, c)}`);
  else if (parties === 2) say("  no gcc here: not compared with C");
  stick?.close();
  const searched = Array.from({ length: RUNS }, () =>
    timed(() => frontier(compiled, null, { ...usualLimits, enumerate: 0 })),
  );
  say(`  by branch and bound ${milliseconds(searched)}`);
}

function additive(issues: number, values: number, parties: number): void {
  const compiled = compiledOf(draw(7, issues, values, parties, 0));
  const { front, skipped } = frontier(compiled);
  const seconds = Array.from({ length: RUNS }, () => timed(() => frontier(compiled)));
  const exact = skipped.length === 0 ? "exact" : "NOT exact";
  say(
    `  ${values}^${issues} packages, ${parties} parties: ${front.size} points, ${exact}, ${milliseconds(seconds)}`,
  );
}

say(`node ${process.version}, ${cpus()[0].model}; medians of ${RUNS} runs (quartiles)`);
for (const parties of [2, 3]) enumerated(parties);
say("additive frontiers (aim for 10^12: at most 1000 ms)");
additive(12, 10, 2);
additive(12, 10, 3);
additive(50, 10, 2);
say("growth with issues, then with values, then with parties");
for (const issues of [6, 12, 24, 48]) additive(issues, 10, 2);
for (const values of [5, 10, 20, 40]) additive(12, values, 2);
for (const parties of [2, 3, 4]) additive(8, 6, parties);
say(`most memory at once: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB for the whole process`);
