import { namedFinding } from "../../src/lenses/agreement/findings.ts";
import { dealWords } from "../../src/lenses/agreement/phrases.ts";
import { dealsShown } from "../../src/lenses/agreement/shown.ts";
import type { AgreementValue } from "../../src/lenses/agreement/value.ts";
import { figure } from "../numbers.ts";
import type { Style } from "../style.ts";
import { type Column, item, paragraph, table } from "../table.ts";
import { agreement as words } from "../words.ts";
import { heading } from "./frame.ts";

/** More trades than these of one package are not read. */
const mostDeals = 3;

/** Where each package of the file stands, what would make it better, and what pays for what. */
export function standingLines({ named, parties }: AgreementValue, style: Style): readonly string[] {
  if (named.length === 0) return [];
  const right = (head: string): Column => ({ head, align: "right" });
  const columns: readonly Column[] = [
    { head: words.pack([]).replace(" ()", ""), align: "left", flows: true },
    ...parties.map(({ name }): Column => ({ head: words.gains(name), align: "right", flows: true })),
    right(words.rank),
    right(words.away),
    { head: words.accepted, align: "left" },
  ];
  const rows = named.map((one) => [
    one.package,
    ...one.points.map((points, k) => withGain(points, one.gains[k])),
    one.rank === null ? "" : `${one.rank}`,
    one.distance === null ? "" : figure(Number(one.distance.toPrecision(3))),
    one.allowed && one.inZone ? words.yes : words.no,
  ]);
  return [
    heading(words.packages, style),
    ...table(columns, rows, style, (row) => [
      ...item("   ", namedFinding(named[row], parties).replace(`${named[row].package}: `, ""), style),
      ...dealsShown(named[row], mostDeals).flatMap((deal) =>
        item("     ", words.pays(dealWords(deal, parties)), style),
      ),
    ]),
    ...paragraph(words.ranks, style, 2).map(style.faint),
  ];
}

function withGain(points: number, gain: number | null): string {
  if (gain === null) return figure(points);
  return `${figure(points)} (${gain > 0 ? "+" : ""}${figure(gain)})`;
}
