import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Compiled, compile } from "../src/lenses/agreement/compiled.ts";
import { frontier, usualLimits } from "../src/lenses/agreement/frontier.ts";
import type { Together, Worth } from "../src/lenses/agreement/space.ts";
import { fraction, zero } from "../src/maths/exact.ts";
import { philox } from "../src/maths/philox.ts";
import { median, ratio, spread, timed } from "./measure.ts";

/**
 * Times of the agreement lens: a million packages that hang together, gone through and beside plain C; additive spaces
 * far beyond that; how time grows with issues, values and parties; and spaces of rectangles and of chains that are far too
 * large to go through. Processor time, medians of runs by turns.
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
  const run = (): number => timed(() => frontier(compiled, null, { ...usualLimits, rows: 0 }));
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
  const chosen = Array.from({ length: RUNS }, () => timed(() => frontier(compiled)));
  say(`  chosen issue by issue ${milliseconds(chosen)}`);
  const searched = Array.from({ length: RUNS }, () =>
    timed(() => frontier(compiled, null, { ...usualLimits, enumerate: 0, rows: 0 })),
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

/** Of ten values an issue: rectangles of up to four issues that pay 1 to 99, as in public files, cut at three quarters. */
function rectangles(seed: number, issues: number, count: number, parties: number): Compiled {
  const next = numbersFrom(seed);
  const between = (low: number, high: number): number => low + next(high - low + 1);
  const box = (): { readonly term: Together; readonly pays: number } => {
    const read = new Set<number>();
    const many = between(1, 4);
    while (read.size < many) read.add(next(issues));
    const bounds = [...read]
      .sort((a, b) => a - b)
      .map((issue) => {
        const width = between(1, 9);
        const low = next(11 - width);
        return { issue, values: Array.from({ length: width }, (_, step) => low + step) };
      });
    const pays = between(1, 99);
    return { term: { kind: "box", when: "every met", bounds, points: fraction(BigInt(pays), 1n) }, pays };
  };
  const nothing = Array.from({ length: issues }, () => new Array<typeof zero>(10).fill(zero));
  const worths = Array.from({ length: parties }, (): Worth => {
    const boxes = Array.from({ length: count }, box);
    const sum = boxes.reduce((total, { pays }) => total + pays, 0);
    const atMost = fraction(BigInt(Math.round(0.75 * sum)), 1n);
    return { constant: zero, tables: nothing, terms: boxes.map(({ term }) => term), atMost };
  });
  const drawn = Array.from({ length: issues }, (_, issue) => ({
    id: `issue ${issue}`,
    values: Array.from({ length: 10 }, (_, value) => String(value)),
  }));
  return compile(
    { issues: drawn, rules: [] },
    worths.map((worth) => ({ worth })),
  );
}

/** Several spaces of a kind: how many were exact, and the times of all. */
function large(name: string, spaces: readonly Compiled[]): void {
  const found = spaces.map((compiled) => {
    let exact = false;
    let points = 0;
    const seconds = timed(() => {
      const { front, skipped } = frontier(compiled);
      exact = skipped.length === 0;
      points = front.size;
    });
    return { exact, points, seconds };
  });
  const exact = found.filter((one) => one.exact).length;
  const points = found.map((one) => one.points).join(", ");
  say(
    `  ${name}: ${exact} of ${spaces.length} exact, ${points} points, ${milliseconds(found.map((one) => one.seconds))}`,
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
say(
  "rectangles, ten values an issue, twice as many rectangles a party as issues (aim for 30 issues: a few seconds)",
);
const seeds = [1, 2, 3, 4, 5];
for (const issues of [10, 20, 30, 40, 50])
  large(
    `${issues} issues`,
    seeds.map((seed) => rectangles(seed, issues, 2 * issues, 2)),
  );
large(
  "30 issues, 150 rectangles a party",
  seeds.slice(0, 2).map((seed) => rectangles(seed, 30, 150, 2)),
);
large(
  "12 issues, three parties",
  seeds.map((seed) => rectangles(seed, 12, 24, 3)),
);
say("neighbouring issues tied by tables, nine of eight values: 1.3 * 10^8 packages");
for (const parties of [2, 3])
  large(
    `${parties} parties`,
    seeds.map((seed) => compiledOf(draw(seed, 9, 8, parties, 1))),
  );
say(`most memory at once: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB for the whole process`);
