import { openness, trustFinding } from "../../src/lenses/agreement/findings.ts";
import type { AgreementValue, PartyTold, PointTold } from "../../src/lenses/agreement/value.ts";
import { figure } from "../numbers.ts";
import type { Style } from "../style.ts";
import { type Column, item, paragraph, table } from "../table.ts";
import { agreement as words } from "../words.ts";
import { heading } from "./frame.ts";
import { homeLines } from "./homes.ts";
import { standingLines } from "./standing.ts";

/** More points of a frontier than these are a file, not a page. */
const mostPoints = 24;

/** All of one answer: the frontier, who could accept what, the points that rules single out, the packages of the file. */
export function agreementLines(
  value: AgreementValue,
  { approach, commonScale }: { readonly approach: string | null; readonly commonScale: boolean },
  style: Style,
): readonly string[] {
  const short = [...openness(value, commonScale), ...value.trust.flatMap(trustFinding), ...value.notes];
  return [
    [
      heading(approach === null ? words.could : words.under(approach), style),
      ...short.flatMap((text) => item("  - ", text, style)),
    ],
    parties(value, style),
    frontier(value, style),
    solutions(value, commonScale, style),
    opposition(value, style),
    standingLines(value, style),
    homeLines(value, style),
  ].flatMap((lines) => (lines.length === 0 ? [] : [...lines, ""]));
}

function parties(value: AgreementValue, style: Style): readonly string[] {
  const columns: readonly Column[] = [
    { head: words.party, align: "left", flows: true },
    ...[words.reservation, words.worst, words.best, words.bestAgreeable].map(
      (head): Column => ({ head, align: "right", flows: true }),
    ),
  ];
  const number = (points: number | null): string => (points === null ? "" : figure(points));
  const rows = value.parties.map(({ name, reservation, least, most, mostInZone }) => [
    name,
    reservation === null ? words.anything : figure(reservation),
    number(least),
    number(most),
    number(mostInZone),
  ]);
  return [heading(words.parties, style), ...table(columns, rows, style)];
}

function frontier(value: AgreementValue, style: Style): readonly string[] {
  const { frontier: found, parties } = value;
  const shown = spread(found.shown, mostPoints);
  const rows = shown.map((point) => [
    packageText(point),
    ...point.points.map(figure),
    parties.every(({ reservation }, k) => reservation === null || point.points[k] >= reservation)
      ? words.yes
      : words.no,
  ]);
  const columns = [...packageColumns(value), { head: words.accepted, align: "left" } as const];
  return [
    heading(words.frontier, style),
    ...table(columns, rows, style, (row) => {
      const { packages } = shown[row];
      return packages === 1 ? [] : item("   ", words.alike(packages), style).map(style.faint);
    }),
    ...(shown.length < found.points
      ? paragraph(words.shown(shown.length, found.points), style, 2).map(style.faint)
      : []),
  ];
}

function solutions(value: AgreementValue, commonScale: boolean, style: Style): readonly string[] {
  if (value.solutions.length === 0) return [];
  const columns = [{ head: words.rule, align: "left" } as const, ...packageColumns(value)];
  const rows = value.solutions.map(({ name, points: [first] }) => [
    words.rules[name],
    packageText(first),
    ...first.points.map(figure),
  ]);
  const [best] = value.largestSum.points;
  return [
    heading(words.solutions, style),
    ...table(columns, rows, style, (row) => {
      const { formula, ties, comparesParties, note } = value.solutions[row];
      const said = [
        words.made(formula),
        ...(ties > 1 ? [words.ties(ties - 1)] : []),
        ...(comparesParties && !commonScale ? [words.compares] : []),
        ...(note === null ? [] : [note]),
      ];
      return item("   ", said.join("; "), style).map(style.faint);
    }),
    ...(best === undefined
      ? []
      : paragraph(words.sum(`${packageText(best)} (${pointsText(best, value.parties)})`), style, 2)),
  ];
}

function opposition({ opposition: found }: AgreementValue, style: Style): readonly string[] {
  const lines = (["toOnes", "scaled"] as const).flatMap((kind) => {
    const distance = found[kind];
    return distance === null ? [] : [words.distance(found.formulas[kind], figure(short(distance)))];
  });
  if (lines.length === 0) return [];
  return [heading(words.opposition, style), ...lines.flatMap((text) => item("  - ", text, style))];
}

/** The package, then the points of every party. */
const packageColumns = ({ issues, parties }: AgreementValue): readonly Column[] => [
  { head: words.pack(issues), align: "left", flows: true },
  ...parties.map(({ name }): Column => ({ head: name, align: "right", flows: true })),
];

/** `the swap: 100 / eight weeks`. */
const packageText = ({ name, package: values }: Pick<PointTold, "name" | "package">): string =>
  `${name === null ? "" : `${name}: `}${values.join(" / ")}`;

const pointsText = ({ points }: PointTold, parties: readonly PartyTold[]): string =>
  parties.map(({ name }, k) => `${name} ${figure(points[k])}`).join(", ");

const short = (number: number): number => Number(number.toPrecision(4));

function spread<Item>(items: readonly Item[], most: number): readonly Item[] {
  if (items.length <= most) return items;
  return Array.from({ length: most }, (_, k) => items[Math.round((k * (items.length - 1)) / (most - 1))]);
}
