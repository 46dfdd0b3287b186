import { type Exact, fraction } from "../../maths/exact.ts";
import { type Compiled, compile } from "./compiled.ts";
import { brokenRules, wholeAt } from "./evaluate.ts";
import { type Limits, usualLimits } from "./frontier.ts";
import { type Chamber, chamberOf } from "./home.ts";
import { passes } from "./passing.ts";
import type { Space } from "./space.ts";
import { reaches, zoneOf } from "./zone.ts";

/** One package with all that is asked of it. */
export interface Listed {
  readonly name: string | null;
  /** One value for each issue. */
  readonly values: readonly string[];
  /** By party. */
  readonly points: readonly Exact[];
  /** Does it reach everybody's points without an agreement? */
  readonly agreeable: boolean;
  /** Is it accepted by enough? Null where everybody must accept. */
  readonly passes: boolean | null;
  /** Does no other package beat it? */
  readonly undominated: boolean;
  /** By party: do those at home let it pass? Null where whoever signs decides alone. */
  readonly ratified: readonly (boolean | null)[];
}

/** All packages, allowed or not. */
export const countPackages = ({ issues }: Pick<Space, "issues">): bigint =>
  issues.reduce((product, { values }) => product * BigInt(values.length), 1n);

/** Every package that obeys the rules, the last issue changing fastest. */
export function* listing(space: Space, limits: Limits = usualLimits): Iterable<Listed> {
  const { issues, rules, named } = space;
  const { compiled, frontier, reservations } = zoneOf(space, limits);
  const best = new Set(frontier.map(({ whole }) => whole.join()));
  const names = new Map(named.map(({ id, values }) => [values.join(), id]));
  const houses = space.parties.map((party) => houseOf(space, party));
  const sizes = issues.map(({ values }) => values.length);
  if (sizes.includes(0)) return;
  const at = sizes.map(() => 0);
  for (;;) {
    if (brokenRules(sizes, rules, at).length === 0) {
      const whole = wholeAt(compiled, at);
      yield {
        name: names.get(at.join()) ?? null,
        values: at.map((value, issue) => issues[issue].values[value]),
        points: whole.map((points, k) => fraction(points, compiled.units[k])),
        agreeable: reaches(whole, reservations),
        passes: space.passing === undefined ? null : passes(space.passing, whole, reservations),
        undominated: best.has(whole.join()),
        ratified: houses.map((house) => house?.passes(at) ?? null),
      };
    }
    let issue = at.length - 1;
    while (issue >= 0 && ++at[issue] === sizes[issue]) at[issue--] = 0;
    if (issue < 0) return;
  }
}

interface House {
  passes(values: readonly number[]): boolean;
}

function houseOf(space: Space, { home }: Space["parties"][number]): House | null {
  if (home === null || home.decides.kind === "leader") return null;
  const { factions } = home;
  const chamber: Chamber = chamberOf(home);
  const compiled: Compiled = compile(
    space,
    factions.map(({ worth, reservation }) => ({ worth, beside: [reservation] })),
  );
  return {
    passes(values) {
      const accepting = wholeAt(compiled, values).reduce((set, whole, f) => {
        const { reservation } = factions[f];
        const accepts =
          reservation === null || whole * reservation.bottom >= reservation.top * compiled.units[f];
        return accepts ? set | (1 << f) : set;
      }, 0);
      return chamber.passes(accepting);
    },
  };
}
