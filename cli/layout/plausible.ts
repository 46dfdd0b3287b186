import type { Central, Judgement, Plausible } from "../../src/claims/judge.ts";
import type { Share } from "../../src/lenses/hinges/distribution.ts";
import type { Hinge } from "../../src/lenses/hinges/hinge.ts";
import { hingesShown } from "../../src/lenses/hinges/shown.ts";
import { percent } from "../../src/lenses/written.ts";
import { figure } from "../numbers.ts";
import type { Style } from "../style.ts";
import { item } from "../table.ts";
import { list, claims as words } from "../words.ts";
import { turnsText } from "./turns.ts";

/** More moves than these in one line are not read. */
const mostMoves = 5;

/** How a claim fares over all that is plausible: shares, what it hangs on, where it turns, what overturns it. */
export function plausibleLines(
  { shares, failures, hinges, turns, overturn, verdict, regions }: Plausible,
  central: Central | null,
  style: Style,
): readonly string[] {
  const parts = (["holds", "fails", "no difference"] as const)
    .filter((kind) => shares[kind].share > 0)
    .map((kind) => words.part(kind, percentWithInterval(shares[kind])));
  const line = (text: string): readonly string[] => item("   ", text, style);
  const same = central !== null && (verdict === central.verdict || verdict === `mostly ${central.verdict}`);
  return [
    ...line(
      (parts.length === 0 ? words.noShares() : words.shares(parts)) +
        (central === null || same ? "" : `; ${words.central(central.verdict)}`),
    ),
    ...failures.reasons
      .slice(0, parts.length === 0 ? 0 : 1)
      .flatMap(({ reason }) => line(words.failed(failures.count, reason))),
    ...(hinges === null ? [] : line(hangsOn(hinges.list))),
    ...(central === null || central.verdict === "no difference"
      ? []
      : [
          ...line(turns.length === 0 ? words.turnsNot : words.turns(turnsText(turns))),
          ...line(
            overturn === null
              ? words.notOverturned
              : words.overturned(movesText(overturn.moves), figure(Number(overturn.distance.toPrecision(2)))),
          ),
        ]),
    ...(regions === null ? [] : whereLines(regions, line)),
  ];
}

/** The verdict with wider ranges and what it then hangs on first, each marked where it changes. */
export function widenedLines({ widened }: Judgement, style: Style): readonly string[] {
  if (widened === null || widened.plausible.margin === null) return [];
  const { times, plausible, verdictChanges, topChanges } = widened;
  const [top] = plausible.hinges?.list ?? [];
  const verdict = words.widenedVerdict(
    String(times),
    plausible.verdict,
    percentWithInterval(plausible.shares.holds),
    verdictChanges,
  );
  const first = top === undefined ? "" : words.widenedTop(top.assumption, topChanges);
  return item("   ", `${verdict}${first}`, style).map(
    verdictChanges || topChanges ? style.open : style.faint,
  );
}

/** Each region in one sentence. */
function whereLines(
  { base, list: regions, separates }: NonNullable<Plausible["regions"]>,
  line: (text: string) => readonly string[],
): readonly string[] {
  if (regions.length === 0) return line(words.noRegion);
  const told = regions.flatMap(({ limits, density, coverage }, place) => {
    const named = limits.map(({ assumption, low, high }) =>
      words.limit(
        assumption,
        low === null ? null : figure(Number(low.toPrecision(3))),
        high === null ? null : figure(Number(high.toPrecision(3))),
      ),
    );
    const [dense, covered] = [density, coverage].map(percent);
    return line(words.region(list(named), dense, covered, place === 0 ? percent(base) : null));
  });
  return separates ? told : [...told, ...line(words.notSeparated)];
}

/** `94 % (92 to 95)`. */
export function shareCell({ plausible }: Judgement): string {
  return plausible === null ? "" : percentWithInterval(plausible.shares.holds);
}

function percentWithInterval({ share, low, high }: Share): string {
  return `${percent(share)} % (${percent(low)} to ${percent(high)})`;
}

/** The first few that are shown to matter, those that are not told apart in one. */
function hangsOn(all: readonly Hinge[]): string {
  const groups = hingesShown(all);
  if (groups.length === 0) return words.notShown;
  const shown = groups.map(({ named, more }) => {
    const told = named.map((one) =>
      words.hinge(one.assumption, percentWithInterval({ ...one, share: one.effect })),
    );
    return told.length === 1 ? told[0] : words.tied(list(more > 0 ? [...told, words.more(more)] : told));
  });
  return words.hangs(shown.join("; "));
}

function movesText(moves: NonNullable<Plausible["overturn"]>["moves"]): string {
  const named = moves
    .slice(0, mostMoves)
    .map(({ assumption, from, to }) =>
      words.move(assumption, figure(Number(from.toPrecision(3))), figure(Number(to.toPrecision(3)))),
    );
  const more = moves.length - named.length;
  return list(more > 0 ? [...named, words.more(more)] : named);
}
