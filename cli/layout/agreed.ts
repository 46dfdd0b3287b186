import { namedFinding, openness } from "../../src/lenses/agreement/findings.ts";
import { ratificationFindings } from "../../src/lenses/agreement/homeFindings.ts";
import type { AgreementValue } from "../../src/lenses/agreement/value.ts";
import type { Model } from "../../src/scenario/model.ts";
import { figure } from "../numbers.ts";
import type { Style } from "../style.ts";
import { type Column, item, paragraph, table } from "../table.ts";
import { list, agreement as words } from "../words.ts";
import { heading } from "./frame.ts";

/** What could be agreed under one approach; null where it is asked of none. */
export interface Agreed {
  readonly approach: string | null;
  readonly value: AgreementValue;
}

/** More packages of a file than these are told by `agree` alone. */
const mostNamed = 4;

/** The short form: sentences for one answer, a line each for the answers under several approaches. */
export function agreed(
  model: Model,
  results: readonly Agreed[],
  failures: readonly string[],
  style: Style,
): readonly string[] {
  if (results.length + failures.length === 0) return [];
  return [
    heading(words.could, style),
    ...(results.length === 1 ? sentences(model, results[0], style) : []),
    ...(results.length > 1 ? lines(results, style) : []),
    ...[...new Set(failures)].flatMap((text) => item("  ", words.failed(text), style)),
    ...(results.length > 0 ? paragraph(words.further, style, 2).map(style.faint) : []),
  ];
}

function sentences(model: Model, { value }: Agreed, style: Style): readonly string[] {
  const { ratification } = value;
  const texts = [
    ...openness(value, model.commonScale),
    ...value.named.slice(0, mostNamed).map((one) => namedFinding(one, value.parties)),
    ...(ratification === null ? [] : ratificationFindings(value, ratification).slice(0, 1)),
  ];
  return texts.flatMap((text) => item("  - ", text, style));
}

function lines(results: readonly Agreed[], style: Style): readonly string[] {
  const [{ value }] = results;
  const homes = results.some((one) => one.value.ratification !== null);
  const number = (head: string): Column => ({ head, align: "right", flows: true });
  const columns: readonly Column[] = [
    { head: words.approach, align: "left", flows: true },
    ...value.parties.map(({ name }) => number(words.without(name))),
    number(words.agreeable),
    ...(homes ? [number(words.passing)] : []),
    { head: words.named, align: "left", flows: true },
  ];
  const rows = results.map(({ approach, value: { parties, zone, packages, named, ratification } }) => [
    approach ?? "",
    ...parties.map(({ reservation }) => (reservation === null ? words.anything : figure(short(reservation)))),
    words.of(zone.all, packages),
    ...(homes ? [words.of(ratification?.zone.all ?? null, zone.all)] : []),
    list(named.flatMap(({ package: name, inZone }) => (inZone ? [name] : []))) || words.none,
  ]);
  const played = results.some((one) => one.value.parties.some(({ without }) => without === "played"));
  return [
    ...table(columns, rows, style),
    ...(played ? paragraph(words.playing, style, 2).map(style.faint) : []),
  ];
}

const short = (points: number): number => Number(points.toPrecision(4));
