import type { Judgement, Status } from "../../src/claims/judge.ts";
import { mover, range, written } from "../numbers.ts";
import type { Style } from "../style.ts";
import { item, paragraph, table } from "../table.ts";
import { list, claims as words } from "../words.ts";

/** Names of assumptions that would fill more than a line are cut to the first few. */
const mostFlips = 2;

/** Every claim of the file with its verdict; then how many there are of each. */
export function claimLines(judgements: readonly Judgement[], style: Style): readonly string[] {
  const columns = [
    { head: words.claim, align: "left" },
    { head: words.verdict, align: "left" },
    { head: words.margin, align: "right" },
    { head: words.range, align: "right" },
    { head: words.turned, align: "left", flows: true },
    { head: words.source, align: "left", flows: true },
  ] as const;
  const rows = judgements.map((judgement) => [
    style.strong(judgement.id),
    colour(judgement.status, style)(judgement.status),
    ...marginCells(judgement),
    judgement.source ?? "",
  ]);
  return [
    ...table(columns, rows, style, (row) => [...under(judgements[row], style), ""]),
    ...paragraph(words.legend, style).map(style.faint),
    "",
    tally(judgements, style),
  ];
}

function marginCells({ central, reason, note }: Judgement): readonly [string, string, string] {
  if (central === null) return ["", "", [reason, note].filter((part) => part !== null).join("; ")];
  const { margin, spread, flips } = central;
  const named = flips.slice(0, mostFlips).map(({ by }) => mover(by));
  const more = flips.length - named.length;
  const closest = margin > 0 ? spread.lowBy : spread.highBy;
  const none = closest === null ? words.nothing : words.closest(mover(closest));
  const turned = flips.length === 0 ? none : list(more > 0 ? [...named, words.more(more)] : named);
  return [written(margin, spread, { signed: true }), range(spread, { signed: true }), turned];
}

/** What the claim says, and the numbers on both sides of each of its comparisons. */
function under({ says, parts, comparesParties }: Judgement, style: Style): readonly string[] {
  const numbers = parts.flatMap(({ sides, unit, text }) => {
    const known = sides.filter(({ value, spread }) => value !== null && spread !== null);
    if (known.length === 0) return parts.length > 1 ? [text] : [];
    const writing = { probability: unit === "probability" };
    return known.map(({ text: side, value, spread }) => {
      const between = range(spread, writing);
      return `${side} = ${written(value ?? 0, spread, writing)}${between === "" ? "" : ` (${between})`}`;
    });
  });
  return [
    ...item("   ", says, style),
    ...[...new Set(numbers)].flatMap((text) => item("     ", text, style)),
    ...(comparesParties ? item("   ", words.comparesParties, style) : []),
  ];
}

function tally(judgements: readonly Judgement[], style: Style): string {
  const order: readonly Status[] = [
    "holds",
    "fails",
    "no difference",
    "not yet sayable",
    "undefined",
    "invalid",
  ];
  const counts = order.flatMap((status) => {
    const number = judgements.filter((judgement) => judgement.status === status).length;
    // The first four are always told: none of a kind is news too.
    return number > 0 || order.indexOf(status) < 4 ? [colour(status, style)(`${number} ${status}`)] : [];
  });
  return `${words.total(judgements.length)}: ${counts.join(", ")}`;
}

function colour(status: Status, style: Style): (text: string) => string {
  if (status === "holds") return style.good;
  if (status === "fails" || status === "invalid") return style.bad;
  return style.open;
}
