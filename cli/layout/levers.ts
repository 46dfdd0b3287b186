import type { Effect, LeversValue } from "../../src/lenses/hinges/levers.ts";
import { written } from "../../src/lenses/written.ts";
import { figure, range } from "../numbers.ts";
import type { Style } from "../style.ts";
import { type Column, item, paragraph, table } from "../table.ts";
import { list, levers as words } from "../words.ts";
import { turnsText } from "./turns.ts";

/** What each lever contributes to the way from one approach to another, by which ways, and where its sign turns. */
export function leversLines(value: LeversValue, style: Style): readonly string[] {
  const { from, to, on, before, after, whole, levers, interactions, matters } = value;
  const columns: readonly Column[] = [
    { head: words.lever, align: "left", flows: true },
    { head: words.part, align: "right" },
    { head: words.range, align: "right" },
    { head: words.alone, align: "right" },
    { head: words.last, align: "right" },
  ];
  const rows = levers.map(({ name, from: a, to: b, part, alone, last }) => [
    words.moved(name, a, b),
    ...cells(part),
    signed(alone),
    signed(last),
  ]);
  const together = interactions.filter((one) => Math.abs(one.value) >= matters);
  return [
    ...paragraph(words.title(on, from, to), style).map(style.strong),
    ...paragraph(
      words.whole(
        figure(shorter(before)),
        figure(shorter(after)),
        signed(whole),
        range(whole.spread, { signed: true }),
      ),
      style,
    ),
    ...item("  ", turning(whole), style),
    "",
    ...table(columns, rows, style, (row) => {
      const { part, channels } = levers[row];
      return [
        ...item("   ", turning(part), style),
        ...(channels.length === 0 ? [] : item("   ", words.channels, style)),
        ...channels.flatMap(({ name, through, effect }) => [
          ...item("     ", words.channel(name, list(through), withRange(effect)), style),
          ...(effect.turns.length === 0 ? [] : item("       ", turning(effect), style)),
        ]),
        "",
      ];
    }),
    ...(together.length === 0
      ? []
      : [
          ...paragraph(words.together, style),
          ...together.flatMap((one) => item("  ", words.pair(one.a, one.b, plus(one.value)), style)),
          "",
        ]),
    ...paragraph(words.legend(figure(Number(matters.toPrecision(3)))), style).map(style.faint),
    "",
  ];
}

const cells = (effect: Effect): readonly [string, string] => [
  signed(effect),
  range(effect.spread, { signed: true }),
];

const signed = ({ value, spread }: Effect): string => written(value, spread, { signed: true });

function withRange(effect: Effect): string {
  const between = range(effect.spread, { signed: true });
  return between === "" ? signed(effect) : `${signed(effect)} (${between})`;
}

const turning = ({ turns }: Effect): string =>
  turns.length === 0 ? words.turnsNot : words.turns(turnsText(turns));

const shorter = (value: number): number => Number(value.toPrecision(3));
const plus = (value: number): string => (value > 0 ? `+${figure(shorter(value))}` : figure(shorter(value)));
