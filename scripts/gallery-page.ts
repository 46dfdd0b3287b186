import { range } from "../cli/numbers.ts";
import { build } from "../src/game/build.ts";
import { type Analysis, analyze, type LensResult } from "../src/index.ts";
import type { Spread } from "../src/lenses/spread.ts";
import { written } from "../src/lenses/written.ts";
import type { Model } from "../src/scenario/model.ts";

/** A scenario of the library: its place under `scenarios/` and its text. */
export interface Entry {
  readonly path: string;
  readonly text: string;
}

/** The page that shows every scenario of the library with what it asks, what it uses and what comes out. */
export function galleryPage(entries: readonly Entry[]): string {
  return [
    "# Gallery",
    "",
    "Every scenario in `scenarios/`, with its question, the parts of the language it uses, the size of its game and what",
    "the first thing it asks comes to: the value at the central assumptions, and in brackets how low and how high it goes",
    "when one assumption alone goes to the end of its range. None of this is a forecast: each file says first whose reading",
    "its numbers are. Cases from history were written by people who know the ending; they demonstrate and do not validate.",
    "",
    "This page is written by `npx tsx scripts/gallery.ts`.",
    "",
    ...entries.flatMap(section),
  ].join("\n");
}

type Done = Extract<Analysis, { status: "done" }>;

function section({ path, text }: Entry): readonly string[] {
  const analysis = analyze(text, path, { claims: true });
  if (analysis.status !== "done") throw new Error(`${path} cannot be analysed`);
  const { model, document } = analysis;
  return [
    `## ${escaped(model.title)}`,
    "",
    ...(model.question === null ? [] : [`_${escaped(model.question)}_`, ""]),
    `- Field: ${path.split("/")[0]}. File: [\`scenarios/${path}\`](../scenarios/${path}).`,
    `- Uses: ${uses(model).join(", ")}.`,
    `- Size: ${size(analysis)}.`,
    `- Claims: ${claimCounts(document.results)}.`,
    ...agreed(document.results),
    "",
    ...ranking(document.results),
    ...drafts(model, document.results),
  ];
}

/** Parts of the language that somebody may look for an example of. */
function uses(model: Model): readonly string[] {
  const effects = [
    ...model.chances.flatMap(({ branches }) => branches.map(({ effect }) => effect)),
    ...model.parties.flatMap(({ moves }) => moves.map(({ effect }) => effect)),
  ];
  const settings = model.levers.flatMap((lever) => lever.settings);
  const branches = model.chances.flatMap((chance) => chance.branches);
  const found: readonly (readonly [string, boolean])[] = [
    ["numeric issues", model.issues.some(({ kind }) => kind === "numeric")],
    ["values of no deal", model.rows.some(({ noDeal }) => noDeal !== null)],
    ["factions", model.parties.some(({ factions }) => factions.length > 0)],
    ["homes that ratify", model.parties.some(({ home }) => home !== null)],
    ["deals kept or broken", model.rows.some(({ deal }) => deal !== null && deal.broken !== null)],
    ["attitude to losses", model.rows.some(({ attitude }) => attitude !== null)],
    ["best responses", model.rows.some(({ precision }) => precision === "best")],
    ["trust", model.relations.length > 0],
    ["evidence", model.evidence.length > 0],
    ["evidence that fails to come", model.evidence.some(({ otherwise }) => otherwise !== null)],
    ["a speaker who may change", model.state.some(({ speaksFor }) => speaksFor !== null)],
    ["whole numbers in the state", model.state.some(({ low }) => low !== null)],
    ["a chance to act", model.turns.some((turn) => turn.kind === "party" && turn.acts !== null)],
    ["hazards", model.chances.some(({ perTime }) => perTime)],
    ["several events of which one happens", model.chances.some((chance) => chance.branches.length > 1)],
    ["weights that a party believes", branches.some(({ believed }) => believed.length > 0)],
    ["lotteries at the end", effects.some(({ ends }) => ends !== null && ends.length > 1)],
    ["moves with a price", effects.some(({ pays }) => pays.length > 0)],
    ["deadlines", settings.some(({ deadline }) => deadline !== null)],
    ["a package on the table at the start", settings.some(({ table }) => table !== null)],
    ["settings that bind at the start only", settings.some(({ startOnly }) => startOnly)],
    ["moves forbidden or forced", settings.some(({ only, never }) => only.length + never.length > 0)],
    ["correlated assumptions", model.correlations.length > 0],
    ["views", model.views.length > 0],
    ["ripeness", model.ripeness.length > 0],
  ];
  return found.flatMap(([name, used]) => (used ? [name] : []));
}

function size({ model }: Done): string {
  const assumptions = `${model.assumptions.length} assumptions with a range`;
  if (model.clock === null) return `${model.packages.length} packages and ${assumptions}; nothing is played`;
  const nodes = model.approaches.map(
    ({ settings }) => build(model, { settings, from: null, refine: 1, forced: [] }).nodeCount,
  );
  const [least, most] = [Math.min(...nodes), Math.max(...nodes)];
  const rounds = `${model.clock.rounds} rounds`;
  const range = least === most ? counted(most) : `${counted(least)} to ${counted(most)}`;
  return `${range} nodes for each of ${model.approaches.length} approaches, ${rounds}, ${assumptions}`;
}

function claimCounts(results: readonly LensResult[]): string {
  const counts = new Map<string, number>();
  for (const result of results) {
    if (result.lens !== "claims" || result.value === null) continue;
    counts.set(result.value.status, (counts.get(result.value.status) ?? 0) + 1);
  }
  if (counts.size === 0) return "none";
  const order = ["holds", "fails", "no difference", "undefined", "not yet sayable", "invalid"];
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const parts = order.flatMap((status) => (counts.has(status) ? [`${status} ${counts.get(status)}`] : []));
  return `${total} at the central assumptions (${parts.join(", ")})`;
}

/** How many packages all could accept, under each approach where the talks are played. */
function agreed(results: readonly LensResult[]): readonly string[] {
  const found = results.flatMap(({ lens, approach, value }) => {
    if (lens !== "agreement" || value === null || !("zone" in value)) return [];
    const { zone, packages } = value;
    return [
      `${zone.all ?? "?"} of ${packages ?? "?"}${approach === null ? "" : ` under ${escaped(approach)}`}`,
    ];
  });
  return found.length === 0 ? [] : [`- Packages that all could accept: ${found.join(", ")}.`];
}

function ranking(results: readonly LensResult[]): readonly string[] {
  for (const result of results) {
    if (result.lens !== "play" || result.value?.kind !== "ranking" || result.value.by === null) continue;
    const { by, order } = result.value;
    const probability = by.text.startsWith("P(");
    return table(
      ["approach", `${escaped(by.text)}, ${by.least ? "least" : "most"} first`],
      order.map(({ approach, value, spread }) => [escaped(approach), figure(value, spread, probability)]),
    );
  }
  return [];
}

/** For a file that plays nothing: what each package is worth. */
function drafts(model: Model, results: readonly LensResult[]): readonly string[] {
  if (model.clock !== null) return [];
  return results.flatMap((result) => {
    if (result.lens !== "points" || result.value === null) return [];
    return table(
      ["package", ...model.rows.map(({ id }) => `points of ${escaped(id)}`)],
      result.value.packages.map(({ package: name, worth }) => [
        escaped(name),
        ...worth.map(({ points, spread }) => figure(points, spread, false)),
      ]),
    );
  });
}

function figure(value: number | null, spread: Spread | null, probability: boolean): string {
  if (value === null) return "no number";
  const between = range(spread, { probability });
  const text = written(value, spread, { probability });
  return escaped(between === "" ? text : `${text} (${between})`);
}

/** Columns are padded, so that the page reads as well as a text. */
function table(head: readonly string[], body: readonly (readonly string[])[]): readonly string[] {
  const widths = head.map((cell, at) => Math.max(3, cell.length, ...body.map((row) => row[at].length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at])).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...body.map(line), ""];
}

const counted = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ",");

/** Text of a scenario stays text: nothing in it becomes markup or ends a cell of a table. */
const escaped = (text: string): string => text.replace(/[\\`*_[\]<>|&]/g, (sign) => `\\${sign}`);
