import { atPackage } from "../../lenses/agreement/phrases.ts";
import { spread } from "../../lenses/agreement/telling.ts";
import type { AgreementValue, Count, PartyTold, PointTold } from "../../lenses/agreement/value.ts";
import { plainNumber } from "../../lenses/sentence.ts";
import type { Specification } from "../chart.ts";
import { charts as words } from "../words.ts";
import { drawn } from "./axis.ts";
import { oneLine } from "./measure.ts";
import { minus, plotted, type Row, text } from "./theme.ts";

/** What is drawn of a package. `agreed` ones could be agreed by all. */
export type Kind = "agreed" | "refused" | "named agreed" | "named refused" | "fairest";

export interface Mark {
  readonly kind: Kind;
  /** By party. */
  readonly points: readonly number[];
  /** Its name, or what it says on every issue. */
  readonly package: string;
  readonly name: string | null;
  /** How many packages have these points; null where that was not asked. */
  readonly packages: Count | null;
}

export interface Marks {
  /** Packages that no other beats, in rising order of the first party's points. */
  readonly frontier: readonly Mark[];
  /** Is the frontier thinned? */
  readonly thinned: boolean;
  readonly named: readonly Mark[];
  readonly fairest: Mark | null;
}

/** How a space is drawn. */
export interface Drawing {
  readonly rows: readonly Row[];
  readonly body: Specification;
  /** Packages whose names found no room. */
  readonly unnamed: number;
}

/**
 * More points on each side of the zone's border are closer to each other than an eye tells apart, and only make a page
 * heavy. Panels share theirs, since every point is drawn in each.
 */
const mostPoints = { ofTwo: 40, inPanels: 30 } as const;

/**
 * What is to be drawn of a space. A long frontier is thinned inside and outside of the zone apart, so that a small zone
 * among thousands of points does not look empty.
 */
export function marksOf(value: AgreementValue): Marks {
  const { frontier, zone, named, headline, parties } = value;
  const refused = frontier.shown.filter(({ points }) =>
    parties.some(({ reservation }, k) => reservation !== null && points[k] < reservation),
  );
  const mark = (kind: Kind, point: PointTold): Mark => ({
    kind,
    points: point.points.map(drawn),
    package: atPackage(point, value),
    name: point.name,
    packages: point.packages,
  });
  const most =
    parties.length === 2 ? mostPoints.ofTwo : Math.ceil(mostPoints.inPanels / Math.max(1, parties.length));
  const shown = [
    ...thinned(zone.shown, most).map((point) => mark("agreed", point)),
    ...thinned(refused, most).map((point) => mark("refused", point)),
  ].sort((a, b) => a.points[0] - b.points[0]);
  return {
    frontier: shown,
    thinned: shown.length < frontier.points,
    named: named.map(
      ({ package: name, points, allowed, inZone }): Mark => ({
        kind: allowed && inZone ? "named agreed" : "named refused",
        ...{ points: points.map(drawn), package: name, name, packages: null },
      }),
    ),
    fairest: headline === null ? null : mark("fairest", headline),
  };
}

/** Some points of many, evenly, and in any case those that are best and worst for somebody. */
function thinned(points: readonly PointTold[], most: number): readonly PointTold[] {
  if (points.length <= most) return points;
  const ends = points[0].points.flatMap((_, k) => {
    const own = points.map((point) => point.points[k]);
    return [Math.min(...own), Math.max(...own)].map((end) => points[own.indexOf(end)]);
  });
  const kept = new Set([...spread(points, most), ...ends]);
  return points.filter((point) => kept.has(point));
}

/** A package as a row of data: points by party under `p0`, `p1` and so on. */
export const rowOf = ({ kind, points, package: terms, packages }: Mark): Row => ({
  what: words.agreements.kinds[kind],
  package: terms,
  ...Object.fromEntries(points.map((each, k) => [`p${k}`, each])),
  packages,
});

/** What each party has without an agreement, as rows of the same kind. */
export const floorRows = (parties: readonly PartyTold[]): readonly Row[] =>
  parties.flatMap(({ reservation, without }, k) =>
    without === "unsaid" ? [] : [{ what: words.agreements.without[without], [`p${k}`]: drawn(reservation!) }],
  );

/** The same in words, with no more of a long name than there is room; null where nobody says. */
export const floorText = ({ name, reservation, without }: PartyTold, room: number): string | null =>
  without === "unsaid"
    ? null
    : words.agreements.floor(
        oneLine(name, room, text.size),
        minus(plainNumber(plotted(reservation!))),
        without,
      );
