import { structure } from "../../expression/structure.ts";
import { compare, type Exact, fraction, one, toNumber, zero } from "../../maths/exact.ts";
import type { Model } from "../../scenario/model.ts";
import type { Failure } from "../failure.ts";
import { compile } from "./compiled.ts";
import { wholeAt } from "./evaluate.ts";
import { type Choices, spaceFrom } from "./fromModel.ts";
import { frontier, type Limits } from "./frontier.ts";
import { pointsOf } from "./point.ts";
import type { Moment } from "./situation.ts";
import type { Space } from "./space.ts";

/** From one trust to another, ends included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Where in 0..1 of one trust, all else as it is, packages could be agreed. */
export interface TrustSpan {
  /** `iran in us`. */
  readonly relation: string;
  readonly now: number;
  /** Where some package could be agreed, in rising order; empty: nowhere. */
  readonly open: readonly Span[];
  /** By package of the file; null where it never could. */
  readonly named: readonly { readonly package: string; readonly span: Span | null }[];
  readonly exact: boolean;
}

/**
 * What a deal is worth to a row is linear in each trust that it rests on, so a package can be agreed over one span of it.
 * A package that another is at least as good as for everybody at both ends adds nothing, so the frontier over both ends
 * holds all spans. Only trusts on which a reservation or a value of a deal does not hang otherwise can be moved like that;
 * others are left out.
 */
export function trustSpans(
  model: Model,
  moment: Moment,
  choices: Choices,
  now: (relation: number) => number,
  limits: Limits,
): readonly TrustSpan[] | Failure {
  const found: TrustSpan[] = [];
  for (const [relation, { id }] of model.relations.entries()) {
    if (!movable(model, relation) || (choices.reservations.size > 0 && played(model, relation))) continue;
    const [low, high] = [0, 1].map((trust) =>
      spaceFrom(model, { ...moment, trust: new Map([...moment.trust, [relation, trust]]) }, choices),
    );
    if ("code" in low) return low;
    if ("code" in high) return high;
    if (low.space.parties.every(({ reservation }) => reservation === null)) return [];
    found.push({ relation: id, now: now(relation), ...spansOf(low.space, high.space, limits) });
  }
  return found;
}

function movable(model: Model, relation: number): boolean {
  const rests = model.rows.some(({ deal }) => deal?.broken != null && deal.restsOn.includes(relation));
  const read = model.rows.some(({ deal, noDeal }) =>
    [deal?.kept, deal?.broken, noDeal].some(
      (term) => term != null && structure(term).relations.includes(relation),
    ),
  );
  return rests && !read;
}

/** Does what is played read this trust, so that playing on is worth something else when it moves? */
function played({ rows, turns, chances, parties }: Model, relation: number): boolean {
  const seen = new Set<unknown>();
  const reads = (part: unknown): boolean => {
    if (typeof part !== "object" || part === null || seen.has(part)) return false;
    seen.add(part);
    if ("op" in part && part.op === "trust" && "relation" in part && part.relation === relation) return true;
    return Object.values(part).some(reads);
  };
  return reads([rows.map(({ deal, ...others }) => others), turns, chances, parties]);
}

type Ends = readonly [Exact, Exact];

function spansOf(low: Space, high: Space, limits: Limits): Omit<TrustSpan, "relation" | "now"> {
  const parties = low.parties.length;
  const compiled = compile(
    low,
    [...low.parties, ...high.parties].map(({ worth, reservation }) => ({ worth, beside: [reservation] })),
  );
  const spanOf = (whole: readonly bigint[]): Ends | null =>
    low.parties.reduce<Ends | null>(
      (span, { reservation }, k) => {
        if (span === null || reservation === null) return span;
        const [below, above] = [k, parties + k].map((row) => fraction(whole[row], compiled.units[row]));
        return narrowed(span, below, above, reservation);
      },
      [zero, one],
    );
  const { front, skipped } = frontier(compiled, null, limits);
  const spans = pointsOf(compiled, front).map(({ whole }) => spanOf(whole));
  return {
    open: joined(spans.filter((span) => span !== null)).map(plain),
    named: low.named.map(({ id, values }) => {
      const span = spanOf(wholeAt(compiled, values));
      return { package: id, span: span === null ? null : plain(span) };
    }),
    exact: skipped.length === 0,
  };
}

/** The part of a span in which points that go in a line from `below` at 0 to `above` at 1 reach a floor. */
function narrowed([from, to]: Ends, below: Exact, above: Exact, floor: Exact): Ends | null {
  const [starts, ends] = [compare(below, floor) >= 0, compare(above, floor) >= 0];
  if (starts && ends) return [from, to];
  if (!starts && !ends) return null;
  const at = crossing(below, above, floor);
  const span: Ends = starts ? [from, compare(at, to) < 0 ? at : to] : [compare(at, from) > 0 ? at : from, to];
  return compare(span[0], span[1]) > 0 ? null : span;
}

function crossing(below: Exact, above: Exact, floor: Exact): Exact {
  const rise = (a: Exact, b: Exact): bigint => b.top * a.bottom - a.top * b.bottom;
  return fraction(rise(below, floor) * above.bottom, rise(below, above) * floor.bottom);
}

const plain = ([from, to]: Ends): Span => ({ from: toNumber(from), to: toNumber(to) });

function joined(spans: readonly Ends[]): readonly Ends[] {
  const out: Ends[] = [];
  for (const span of [...spans].sort((a, b) => compare(a[0], b[0]))) {
    const last = out[out.length - 1];
    if (last === undefined || compare(span[0], last[1]) > 0) out.push(span);
    else if (compare(span[1], last[1]) > 0) out[out.length - 1] = [last[0], span[1]];
  }
  return out;
}
