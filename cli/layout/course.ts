import type { Told, ToldParting, ToldStep } from "../../src/explain.ts";
import { digits, rounded } from "../../src/lenses/digits.ts";
import { rowName } from "../../src/lenses/sentence.ts";
import type { Model } from "../../src/scenario/model.ts";
import type { Style } from "../style.ts";
import { type Column, item, paragraph, table } from "../table.ts";
import { course as words } from "../words.ts";
import { heading } from "./frame.ts";

/** One course, round by round. Rounds in which the same happens again are told once. */
export function courseLines(model: Model, told: Told, style: Style): readonly string[] {
  return [
    heading(words.title(told.approach), style),
    ...paragraph(words.likelihood(probability(told.probability)), style, 2),
    ...supposedLines(told, style),
    ...rounds(told.steps).flatMap(({ from, to, steps }) => [
      "",
      style.strong(words.rounds(from, to)),
      ...steps.flatMap((step) => stepLines(model, step, style)),
    ]),
    "",
    ...paragraph(ending(told), style),
  ];
}

/** What became of the suppositions that are not seen on the course itself. */
function supposedLines({ supposed, end }: Told, style: Style): readonly string[] {
  const texts = supposed.flatMap(({ move, round, reached, open, onCourse }) => {
    if (onCourse) return [];
    if (!open) return [words.closed(move, round)];
    if (end.round < round) return [words.endsBefore(move, end.round, round, probability(reached))];
    return [words.passesBy(move, round)];
  });
  return texts.flatMap((text) => paragraph(text, style, 2).map(style.open));
}

/** Where two courses part: what is open to whom there, and what it is worth. */
export function partingLines(
  model: Model,
  [first, second]: readonly [Told, Told],
  parting: ToldParting | null,
  style: Style,
): readonly string[] {
  const title = heading(words.parting(first.approach, second.approach), style);
  if (parting === null) return [title, ...paragraph(words.never, style, 2)];
  const side = (told: Told, step: ToldStep | null) => {
    if (step === null) return [...paragraph(words.over(told.approach), style, 2)];
    return [`  ${words.under(told.approach, step.round)}`, ...stepLines(model, step, style, 4)];
  };
  return [
    title,
    ...paragraph(words.shared(parting.shared), style, 2),
    ...side(first, parting.first),
    ...side(second, parting.second),
  ];
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly steps: readonly ToldStep[];
}

/** Rounds in which the same was done by the same are one stretch; its numbers are those of its first round. */
function rounds(steps: readonly ToldStep[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const round of new Set(steps.map((step) => step.round))) {
    const here = steps.filter((step) => step.round === round);
    const last = stretches.at(-1);
    if (last !== undefined && last.to === round - 1 && deeds(last.steps) === deeds(here)) {
      stretches[stretches.length - 1] = { ...last, to: round };
    } else stretches.push({ from: round, to: round, steps: here });
  }
  return stretches;
}

const deeds = (steps: readonly ToldStep[]): string =>
  JSON.stringify(steps.map(({ who, what }) => [who, what]));

function stepLines(model: Model, step: ToldStep, style: Style, indent = 2): readonly string[] {
  const space = " ".repeat(indent);
  const who = step.kind === "chance" ? step.who : rowName(model, step.who);
  const sure = step.options.length < 2;
  const head = item(
    space,
    sure ? words.only(who, step.what) : words.did(who, step.what, probability(step.probability)),
    style,
  );
  if (sure) return head;
  const columns: readonly Column[] = [
    { head: words.option, align: "left", flows: true },
    ...(step.kind === "chance" ? [] : [{ head: words.worth(who), align: "right" as const }]),
    { head: words.taken, align: "right" },
  ];
  const values = step.options.flatMap(({ value }) => (value === null ? [] : [value]));
  const decimals = decimalsFor(values);
  const rows = step.options.map(({ what, value, probability: taken }) => [
    what,
    ...(step.kind === "chance" ? [] : [value === null ? "" : rounded(value, decimals)]),
    probability(taken),
  ]);
  const narrow = { ...style, columns: style.columns - indent - 2 };
  return [
    ...head,
    ...table(columns, rows, narrow).map((line) => `${space}  ${line}`),
    ...(step.likelier === null
      ? []
      : paragraph(words.likelier(step.what, step.likelier), style, indent + 2).map(style.faint)),
  ];
}

/** Enough decimals to tell the options apart. */
function decimalsFor(values: readonly number[]): number {
  if (values.length < 2) return 1;
  const low = Math.min(...values);
  const high = Math.max(...values);
  return Math.max(0, digits(low, low, high));
}

function ending({ end }: Told): string {
  const { outcome, package: agreed, round, kept } = end;
  const what = agreed === null ? outcome : words.deal(outcome, agreed);
  return `${words.ends(what, round)}${kept === null ? "" : words.kept(probability(kept))}.`;
}

const probability = (value: number): string => {
  const text = rounded(value, 2);
  if (value > 0 && Number(text) === 0) return value < 0.0001 ? "<0.0001" : rounded(value, 4);
  return value < 1 && Number(text) === 1 ? ">0.99" : text;
};
