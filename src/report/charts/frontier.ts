import type { AgreementValue } from "../../lenses/agreement/value.ts";
import type { Chart } from "../chart.ts";
import { charts as words } from "../words.ts";
import { plane } from "./plane.ts";
import { floorRows, type Mark, type Marks, marksOf, rowOf } from "./space.ts";
import { short, specification, tabled } from "./theme.ts";
import { tracks } from "./tracks.ts";

/**
 * What could be agreed: the packages that no other beats, those with a name, the fairest, and what each party has without an
 * agreement. Two parties make a plane, others a panel for each. Null where no package is allowed.
 */
export function frontierChart(
  value: AgreementValue,
  { approach, commonScale }: { readonly approach: string | null; readonly commonScale: boolean },
): Chart | null {
  const { parties } = value;
  const marks = marksOf(value);
  if (marks.frontier.length === 0) return null;
  const { rows, body, unnamed } = parties.length === 2 ? plane(marks, parties) : tracks(marks, parties);
  const all = [...marks.frontier, ...marks.named, ...(marks.fairest === null ? [] : [marks.fairest])];
  return {
    id: "frontier",
    title: words.agreements.title(approach),
    description: describe(value, marks, commonScale, unnamed),
    spec: specification(rows, body),
    table: tabled(
      [...all.map(rowOf), ...floorRows(parties)],
      [
        [words.agreements.what, "what"],
        [words.agreements.package, "package"],
        ...parties.map(({ name }, k) => [name, `p${k}`] as const),
        [words.agreements.packages, "packages"],
      ],
    ),
  };
}

/** The finding first, then how to read it, then what is not shown. */
function describe(value: AgreementValue, marks: Marks, commonScale: boolean, unnamed: number): string {
  const { frontier, zone, parties, packages } = value;
  const [agreed, refused] = [true, false].map((yes) =>
    marks.named.filter(({ kind }) => (kind === "named agreed") === yes).map(({ name }) => name!),
  );
  const bound = parties.some(({ reservation }) => reservation !== null);
  const two = parties.length === 2;
  const { agreements: telling } = words;
  return [
    telling.found(packages, frontier, bound ? zone : null),
    ...(marks.fairest === null ? [] : [telling.best(textOf(marks.fairest, value))]),
    ...(marks.named.length === 0 ? [] : [telling.named(agreed, refused)]),
    telling.shaded(two, bound),
    ...parties.flatMap(({ name, without }) =>
      bound && without === "unsaid" ? [`${telling.anything(name)}.`] : [],
    ),
    ...(commonScale ? [] : [telling.own]),
    ...(marks.thinned ? [telling.thinned(marks.frontier.length, frontier.points)] : []),
    ...(unnamed === 0 ? [] : [telling.unnamed(unnamed)]),
  ].join(" ");
}

const textOf = ({ package: terms, points }: Mark, { parties }: AgreementValue): string =>
  words.agreements.worth(
    terms,
    parties.map(({ name }, k) => `${name} ${short(points[k])}`),
  );
