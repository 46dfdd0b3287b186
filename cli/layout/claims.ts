import type { Central, Judgement, Status } from "../../src/claims/judge.ts";
import { rounded } from "../../src/lenses/digits.ts";
import { written } from "../../src/lenses/written.ts";
import type { Model } from "../../src/scenario/model.ts";
import type { Asked } from "../asked.ts";
import { figure, mover, range } from "../numbers.ts";
import type { Style } from "../style.ts";
import { type Column, item, paragraph, table } from "../table.ts";
import { list, remarks, claims as words } from "../words.ts";
import { closing, type Made, opening } from "./frame.ts";
import { plausibleLines, shareCell, widenedLines } from "./plausible.ts";

/** Names of assumptions that would fill more than a line are cut to the first few. */
const mostFlips = 2;

/** The whole answer of a file about its claims. */
export function claimsAnswer(
  model: Model,
  judgements: readonly Judgement[],
  made: Made,
  asked: Asked,
  style: Style,
): readonly string[] {
  const body = judgements.length === 0 ? [remarks.noClaims] : claimLines(model, judgements, style);
  return [...opening(model, asked, style), "", ...body, "", ...closing(made, style)];
}

/** Every claim of the file with its verdict; then how many there are of each. */
function claimLines(model: Model, judgements: readonly Judgement[], style: Style): readonly string[] {
  const studied = judgements.some(({ plausible }) => plausible !== null);
  const columns: readonly Column[] = [
    { head: words.claim, align: "left", flows: true },
    { head: words.verdict, align: "left" },
    ...(studied ? [{ head: words.share, align: "right" } as const] : []),
    { head: words.margin, align: "right" },
    { head: words.range, align: "right" },
    { head: words.source, align: "left", flows: true },
  ];
  const rows = judgements.map((judgement) => [
    style.strong(judgement.id),
    colour(judgement.status, style)(judgement.status),
    ...(studied ? [shareCell(judgement)] : []),
    ...marginCells(judgement),
    judgement.source ?? "",
  ]);
  const matters = mattersLine(model, judgements);
  return [
    ...table(columns, rows, style, (row) => [...under(model, judgements[row], style), ""]),
    ...(studied ? paragraph(words.plausibleLegend, style).map(style.faint) : []),
    ...paragraph(studied ? words.legend : `${words.legend} ${words.quickLegend}`, style).map(style.faint),
    ...(matters === "" ? [] : paragraph(matters, style).map(style.faint)),
    "",
    ...paragraph(tally(judgements, style), style),
  ];
}

function marginCells({ central }: Judgement): readonly [string, string] {
  if (central === null) return ["", ""];
  const { margin, spread, matters } = central;
  const decimals = decisive(margin, matters, spread.decimals);
  return [
    written(margin, decimals === spread.decimals ? spread : { ...spread, decimals }, { signed: true }),
    range(spread, { signed: true }),
  ];
}

/** As many decimals as it takes to see on which side of what matters a margin lies, from so many on. */
function decisive(margin: number, matters: number, from: number): number {
  const size = Math.abs(margin);
  const seen = (decimals: number) => Math.sign(Number(rounded(size, decimals)) - matters);
  let decimals = from;
  while (decimals < mostDecimals && seen(decimals) !== Math.sign(size - matters)) decimals++;
  return decimals;
}

/** A margin closer to the threshold than this is on it, for all that a reader can do with it. */
const mostDecimals = 6;

/** Which assumption alone turns the verdict, or comes closest to it. */
function turning({ margin, spread, flips, verdict }: Central): string {
  if (verdict === "no difference") {
    const farthest = Math.abs(spread.low) > Math.abs(spread.high) ? spread.lowBy : spread.highBy;
    return farthest === null ? words.unmoved : words.farthest(mover(farthest));
  }
  const named = flips.slice(0, mostFlips).map(({ by }) => mover(by));
  const more = flips.length - named.length;
  if (flips.length > 0) return words.turned(list(more > 0 ? [...named, words.more(more)] : named));
  const closest = margin > 0 ? spread.lowBy : spread.highBy;
  return closest === null ? words.unturned : words.closest(mover(closest));
}

/** What the claim says, the numbers on both sides of each of its comparisons, and what turns it. */
function under(model: Model, judgement: Judgement, style: Style): readonly string[] {
  const { id, says, parts, central, comparesParties, plausible, reason, note } = judgement;
  const numbers = parts.flatMap(({ sides, unit, text }) => {
    const known = sides.filter(({ value, spread }) => value !== null && spread !== null);
    if (known.length === 0) return parts.length > 1 ? [text] : [];
    const writing = { probability: unit === "probability" };
    return known.flatMap(({ text: side, value, spread }) => {
      if (literal.test(side)) return [];
      const between = range(spread, writing);
      return [`${side} = ${written(value ?? 0, spread, writing)}${between === "" ? "" : ` (${between})`}`];
    });
  });
  const own = model.claims.find((claim) => claim.id === id)?.matters ?? null;
  const why = [reason, note].filter((part) => part !== null).join("; ");
  return [
    ...item("   ", says, style),
    ...[...new Set(numbers)].flatMap((text) => item("     ", text, style)),
    ...(why === "" ? [] : item("   ", why, style)),
    ...(plausible !== null
      ? [...plausibleLines(plausible, central, style), ...widenedLines(judgement, style)]
      : central === null
        ? []
        : item("   ", turning(central), style)),
    ...(central?.unit === multiples ? item("   ", words.multiples, style) : []),
    ...(own === null || parts.length === 0 ? [] : item("   ", words.ownMatters(figure(own)), style)),
    ...(comparesParties ? item("   ", words.comparesParties, style) : []),
  ];
}

/** The unit of a margin whose parts count in different ones. */
const multiples = "times what matters";

/** A number that the claim itself writes down needs no line to say what it is. */
const literal = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;

/** What matters where the claims do not say otherwise, once for each unit that they count in. */
function mattersLine(model: Model, judgements: readonly Judgement[]): string {
  const own = new Set(model.claims.flatMap(({ id, matters }) => (matters === null ? [] : [id])));
  const usual = judgements
    .filter(({ id }) => !own.has(id))
    .flatMap(({ parts }) =>
      parts.map(({ matters, unit }) => words.threshold(figure(Number(matters.toPrecision(3))), unit)),
    );
  return usual.length === 0 ? "" : words.matters(list([...new Set(usual)]));
}

function tally(judgements: readonly Judgement[], style: Style): string {
  const order: readonly Status[] = [
    ...(["holds", "mostly holds", "hangs", "mostly fails", "fails", "no difference"] as const),
    ...(["mostly no difference", "not yet sayable", "undefined", "invalid"] as const),
  ];
  const always: readonly Status[] = ["holds", "fails", "no difference", "not yet sayable"];
  const counts = order.flatMap((status) => {
    const number = judgements.filter((judgement) => judgement.status === status).length;
    // Some are always told: none of a kind is news too.
    return number > 0 || always.includes(status) ? [colour(status, style)(`${number} ${status}`)] : [];
  });
  return `${words.total(judgements.length)}: ${counts.join(", ")}`;
}

function colour(status: Status, style: Style): (text: string) => string {
  if (status === "holds" || status === "mostly holds") return style.good;
  if (status === "fails" || status === "mostly fails" || status === "invalid") return style.bad;
  return style.open;
}
