import { toNumber, toText } from "../../maths/exact.ts";
import { type Counter, counterOf } from "./counter.ts";
import { type Limits, usualLimits } from "./frontier.ts";
import { dealsFrom, movesFrom } from "./moves.ts";
import { openingOf } from "./opening.ts";
import { oppositionFormulas, oppositionOf } from "./opposition.ts";
import { type Passed, passingOf } from "./passing.ts";
import { type FactionFound, type Ratification, type Ratified, ratificationOf } from "./ratification.ts";
import { headline, type Stakes, solutionsOf, utilitarian } from "./solutions.ts";
import type { Decision, Named, Party, Space } from "./space.ts";
import { standingOf } from "./standing.ts";
import { countOf, type Telling, tellingOf } from "./telling.ts";
import { tradesFrom } from "./trades.ts";
import type {
  AgreementValue,
  FactionTold,
  NamedTold,
  OpeningTold,
  PartyTold,
  PassingTold,
  RatificationTold,
} from "./value.ts";
import { type Zone, zoneOf } from "./zone.ts";

/** Beyond so many single changes of a package they are not paired: the pairs would be millions. */
const mostMoves = 2000;

/** Everything that this lens says about a space, as plain data; about trust it is told. */
export function analysisOf(
  space: Space,
  { notes = [], trust = [] }: Partial<Pick<AgreementValue, "notes" | "trust">> = {},
  limits: Limits = usualLimits,
): AgreementValue {
  const zone = zoneOf(space, limits);
  const { compiled, found, frontier, points, stakes } = zone;
  const tell = tellingOf(space, compiled);
  const counter = counterOf(compiled, limits);
  const passing = passingOf(space, zone, counter);
  const ratification = ratificationOf(space, zone, limits);
  const named = space.named.map((one) => namedTold(space, zone, counter, tell, one, limits));
  const skipped = new Set([
    ...zone.skipped,
    ...(passing?.skipped ?? []),
    ...(ratification?.skipped ?? []),
    ...trust.flatMap(({ relation, exact }) => (exact ? [] : [`not all spans of ${relation} were found`])),
    ...named.flatMap((one) => one.skipped),
  ]);
  const reaching = counter?.reaching(zone.reservations) ?? null;
  return {
    exact: skipped.size === 0,
    skipped: [...skipped],
    notes,
    issues: space.issues.map(({ id }) => id),
    packages: found.packages === null ? null : countOf(found.packages),
    parties: space.parties.map(({ id, name, ...rest }, k) => ({
      party: id,
      name,
      ...withoutTold(rest),
      least: zone.least === null ? null : tell.number(k, zone.least[k]),
      most: zone.most === null ? null : tell.number(k, zone.most[k]),
      mostInZone: zone.ideal === null ? null : tell.number(k, zone.ideal[k]),
    })),
    frontier: tell.points(frontier, found.tallied),
    zone: tell.zone(points, found.tallied, reaching),
    headline: headlineTold(tell, points, stakes),
    solutions: stakes === null ? [] : solutionsOf(points, stakes).map(tell.solution),
    largestSum: tell.solution(utilitarian(frontier, compiled.units)),
    opposition: { ...oppositionOf(frontier, points, compiled.units), formulas: oppositionFormulas },
    opening: openingTold(space, zone, tell),
    passing: passing === null ? null : passingTold(space, zone, passing, tell),
    named: named.map(({ told }) => told),
    ratification: ratification === null ? null : ratificationTold(space, zone, ratification, tell),
    trust,
  };
}

function withoutTold({
  reservation,
  without,
}: Pick<Party, "reservation" | "without">): Pick<PartyTold, "reservation" | "without"> {
  if (reservation === null) return { reservation: null, without: "unsaid" };
  return { reservation: toNumber(reservation), without: without ?? "given" };
}

const ruleTold = (decides: Decision): string =>
  decides.kind === "quota" ? `at least ${toText(decides.weight)}` : decides.kind;

function headlineTold(tell: Telling, points: Zone["points"], stakes: Stakes | null) {
  const best = stakes === null ? null : headline(points, stakes);
  return best === null ? null : tell.point(best);
}

function openingTold(space: Space, { frontier, reservations, compiled }: Zone, tell: Telling): OpeningTold {
  const { openness, alone } = openingOf(frontier, reservations, compiled.units);
  return {
    openness:
      openness === null ? null : { points: toNumber(openness.value), at: tell.point(openness.points[0]) },
    alone: alone.map((one, k) => ({
      party: space.parties[k].id,
      gain: one === null ? null : toNumber(one.gain),
    })),
  };
}

function passingTold(
  { parties }: Space,
  { found }: Zone,
  { rule, points, packages, outvoted }: Passed,
  tell: Telling,
): PassingTold {
  return {
    atLeast: rule.atLeast,
    vetoes: rule.vetoes.map((party) => parties[party].id),
    zone: tell.zone(points, found.tallied, packages),
    outvoted: parties.map(({ id }, k) => ({
      party: id,
      packages: outvoted === null ? null : countOf(outvoted[k]),
    })),
  };
}

function namedTold(
  space: Space,
  zone: Zone,
  counter: Counter | null,
  tell: Telling,
  { id, values }: Named,
  limits: Limits,
): { readonly told: NamedTold; readonly skipped: readonly string[] } {
  const standing = standingOf(space, zone, counter, values);
  const trades = tradesFrom(space, zone, values, limits);
  const moves = movesFrom(space, zone, values);
  const told: NamedTold = {
    package: id,
    points: tell.numbers(standing.whole),
    gains: standing.gains.map((gain) => (gain === null ? null : toNumber(gain))),
    allowed: standing.allowed,
    inZone: standing.inZone,
    undominated: standing.undominated,
    beatenBy: standing.beatenBy,
    rank: standing.rank === null ? null : countOf(standing.rank),
    distance: standing.distance,
    onTheTable: standing.onTheTable.map(toNumber),
    better: tell.trade(trades.better),
    betterForAll: tell.trade(trades.betterForAll),
    fairest: tell.trade(trades.fairest),
    acceptable: tell.trade(trades.acceptable),
    deals: moves.length > mostMoves ? null : dealsFrom(space, zone, values, moves).map(tell.deal),
  };
  return { told, skipped: trades.skipped };
}

function ratificationTold(
  space: Space,
  zone: Zone,
  { homes, factions, all, surviving }: Ratification,
  tell: Telling,
): RatificationTold {
  const counted = ({ packages }: Ratified): boolean => packages !== null;
  const zoneTold = (ratified: Ratified) => tell.zone(ratified.frontier, counted(ratified), ratified.packages);
  const nashOf = (points: Zone["points"], stakes: Stakes | null) => {
    const [nash] = stakes === null ? [] : solutionsOf(points, stakes);
    return nash?.points.length === 1 ? nash.points[0] : null;
  };
  const free = nashOf(zone.points, zone.stakes);
  return {
    homes: homes.map(({ party, winSet, alone }) => {
      const tied = nashOf(alone.frontier, alone.stakes);
      return {
        party: space.parties[party].id,
        ratifiedBy: ruleTold(space.parties[party].home!.decides),
        winSet: winSet === null ? null : countOf(winSet),
        zone: zoneTold(alone),
        nash:
          free === null || tied === null
            ? null
            : { free: tell.number(party, free.whole[party]), tied: tell.number(party, tied.whole[party]) },
      };
    }),
    factions: factions.map((one) => factionTold(space, one)),
    zone: zoneTold(all),
    headline: headlineTold(tell, all.frontier, all.stakes),
    solutions: all.stakes === null ? [] : solutionsOf(all.frontier, all.stakes).map(tell.solution),
    surviving: surviving.length,
  };
}

function factionTold(
  { parties }: Space,
  { party, faction, accepts, withoutVeto, lowering }: FactionFound,
): FactionTold {
  const { id, name, weight, veto, ...rest } = parties[party].home!.factions[faction];
  const count = (packages: bigint | null) => (packages === null ? null : countOf(packages));
  return {
    party: parties[party].id,
    faction: id,
    name,
    weight: toNumber(weight),
    veto,
    ...withoutTold(rest),
    accepts: count(accepts),
    withoutVeto:
      withoutVeto === null ? null : { open: withoutVeto.open, packages: count(withoutVeto.packages) },
    lowering: lowering === null ? null : toNumber(lowering),
  };
}
