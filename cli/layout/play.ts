import type { RankingValue } from "../../src/lenses/play/value.ts";
import { rowName } from "../../src/lenses/sentence.ts";
import type { Mover, Spread } from "../../src/lenses/spread.ts";
import { type Writing, writingOf, written } from "../../src/lenses/written.ts";
import type { Model } from "../../src/scenario/model.ts";
import type { Key } from "../key.ts";
import { figure, figureWithRange, mover } from "../numbers.ts";
import type { Style } from "../style.ts";
import { type Column, item, paragraph, table } from "../table.ts";
import { brief as words } from "../words.ts";
import type { Played } from "./brief.ts";
import { heading } from "./frame.ts";

/** More turning points than these make a list, not an answer. */
const mostTurns = 3;

/** The headline: the approaches in order, each number with what takes it lowest and highest, named in full. */
export function ranking(value: RankingValue, style: Style): readonly string[] {
  const { by, order, turns, tied } = value;
  if (by === null) return [];
  const writing = writingOf(by.text);
  const columns: readonly Column[] = [
    { head: words.place, align: "right" },
    { head: words.approach, align: "left", flows: true },
    { head: by.text, align: "right" },
    { head: words.lowest, align: "left", flows: true },
    { head: words.highest, align: "left", flows: true },
  ];
  const end = (number: number, spread: Spread, by: Mover | null) =>
    by === null ? "" : `${written(number, spread, writing)}  ${mover(by)}`;
  const rows = order.map(({ approach, value: number, spread, reason }, at) => {
    if (number === null || spread === null) return [`${at + 1}`, approach, "-", reason ?? "", ""];
    const { low, high, lowBy, highBy } = spread;
    const place = `${at + 1}`;
    return [
      place,
      at === 0 ? style.strong(approach) : approach,
      written(number, spread, writing),
      end(low, spread, lowBy),
      end(high, spread, highBy),
    ];
  });
  const parts = turns
    .slice(0, mostTurns)
    .map(({ by, first }) => words.turn(by.assumption, figure(by.at), first));
  if (turns.length > mostTurns) parts.push(words.more(turns.length - mostTurns));
  const turning =
    order.length < 2 ? [] : item("  ", turns.length === 0 ? words.noTurn : words.turns(parts), style);
  return [
    heading(words.ranking(by.text, by.least), style),
    ...table(columns, rows, style),
    ...(tied ? item("  ", words.noDifference(order[0].approach, order[1].approach), style) : []),
    ...turning,
    ...value.failures.flatMap(({ approach, failure }) =>
      item("  ", style.bad(words.failed(approach, failure.message)), style),
    ),
  ];
}

/** One row an approach: how often the talks end in what. Each number has its range under it. */
export function outcomes(played: readonly Played[], style: Style, letters: Key): readonly string[] {
  const splits = played.some(({ value }) => value.lasting !== null);
  const deals = played.some(({ value }) => value.spread.signed !== null);
  const others = Object.keys(played[0].value.outcomes).filter((id) => !/^deal(\.|$)/.test(id));
  const columns: readonly Column[] = [
    { head: words.approach, align: "left", flows: true },
    ...(deals ? [words.signed] : []).map(number),
    ...(splits ? [words.lasting] : []).map(number),
    ...others.map(number),
    number(words.length),
  ];
  const probability = { probability: true };
  const cell = (value: number, spread: Spread, writing: Writing) =>
    figureWithRange(value, spread, writing, letters, !style.plain);
  const rows = played.map(({ approach, value }) => {
    const { spread, outcomes } = value;
    const cells = [
      ...(spread.signed === null ? [] : [cell(value.signed, spread.signed, probability)]),
      ...(value.lasting === null || spread.lasting === null
        ? []
        : [cell(value.lasting, spread.lasting, probability)]),
      ...others.map((id) => cell(outcomes[id], spread.outcomes[id], probability)),
      cell(value.length, spread.length, {}),
    ];
    return [approach, ...cells];
  });
  const note = splits ? paragraph(words.outcomesNote, style, 2).map(style.faint) : [];
  return [heading(words.outcomes, style), ...table(columns, rows, style), ...note];
}

/** Talks that go on with less than this are too few to speak of their trust. */
const goingOn = 0.05;

/** A line per relation and approach: trust at first, and in the last round that talks still reach often enough. */
export function trust(played: readonly Played[], style: Style, letters: Key): readonly string[] {
  const relations = Object.keys(played[0].value.trust);
  if (relations.length === 0) return [];
  const columns: readonly Column[] = [
    { head: words.relation, align: "left", flows: true },
    { head: words.approach, align: "left", flows: true },
    { head: words.first, align: "left" },
    { head: words.later, align: "left" },
  ];
  const rows = relations.flatMap((relation) =>
    played.map(({ approach, value }) => {
      const path = value.trust[relation];
      const last = value.byRound.findLastIndex((round) => round.goingOn >= goingOn);
      const at = (round: number) => {
        const trusted = path[round];
        if (trusted === null || trusted === undefined) return "-";
        return figureWithRange(trusted, value.spread.trust[relation][round], { probability: true }, letters);
      };
      // The same name again and again would hide where the next one begins.
      const name = style.plain || approach === played[0].approach ? relation : "";
      return [name, approach, at(0), last < 1 ? "" : `${at(last)}, ${words.atRound(last + 1)}`];
    }),
  );
  return [heading(words.trust, style), ...table(columns, rows, style)];
}

/** For every party and faction the approach that its own values and its own trust would choose. */
export function ownBest(
  model: Model,
  { best }: RankingValue,
  played: readonly Played[],
  style: Style,
  letters: Key,
): readonly string[] {
  if (best.length === 0 || played.length < 2) return [];
  const columns: readonly Column[] = [
    { head: words.party, align: "left", flows: true },
    { head: words.choice, align: "left", flows: true },
    { head: words.points, align: "left" },
    { head: words.ahead, align: "left", flows: true },
  ];
  const rows = best.map(({ row, approach, expected, ahead, next, tied }) => {
    const spread = played.find((one) => one.approach === approach)?.value.spread.expected[row].own ?? null;
    const much = ahead === null ? "" : written(ahead, spread);
    const lead = next === null ? "" : tied ? words.even(next) : words.lead(much, next);
    return [rowName(model, row), approach, figureWithRange(expected, spread, {}, letters), lead];
  });
  return [heading(words.best, style), ...table(columns, rows, style)];
}

const number = (head: string): Column => ({ head, align: "right", flows: true });
