import { number, type Term } from "../../src/expression/term.ts";
import type { ChanceBlock, ChanceBranch, Effect, Model, Move, Row } from "../../src/scenario/model.ts";

/** Changes of a model under which the play must stay the same, or change in a known way. */

const plus = (a: Term, b: Term): Term => ({ op: "add", a, b });
const times = (a: Term, b: Term): Term => ({ op: "multiply", a, b });
const minus = (a: Term, b: Term): Term => ({ op: "subtract", a, b });
const over = (a: Term, b: Term): Term => ({ op: "divide", a, b });
const power = (a: Term, b: Term): Term => ({ op: "power", a, b });

const mapRows = (model: Model, change: (row: Row) => Row): Model => ({
  ...model,
  rows: model.rows.map(change),
});

function mapEffects(model: Model, change: (effect: Effect) => Effect): Model {
  const move = (m: Move): Move => ({ ...m, effect: change(m.effect) });
  const branch = (b: ChanceBranch): ChanceBranch => ({ ...b, effect: change(b.effect) });
  return {
    ...model,
    parties: model.parties.map((party) => ({ ...party, moves: party.moves.map(move) })),
    chances: model.chances.map((block) => ({ ...block, branches: block.branches.map(branch) })),
  };
}

/** Every name another one; what is shown must not depend on any. */
export function renamed(model: Model): Model {
  let count = 0;
  const fresh = <T extends { readonly id: string }>(thing: T): T => ({ ...thing, id: `n${count++}` });
  return {
    ...model,
    parties: model.parties.map((party) => ({
      ...fresh(party),
      name: `${party.name} otherwise called`,
      factions: party.factions.map(fresh),
      moves: party.moves.map(fresh),
    })),
    rows: model.rows.map(fresh),
    issues: model.issues.map((issue) =>
      issue.kind === "options"
        ? { ...fresh(issue), options: issue.options.map((option) => `other ${option}`) }
        : fresh(issue),
    ),
    packages: model.packages.map(fresh),
    outcomes: model.outcomes.map(fresh),
    relations: model.relations.map(fresh),
    evidence: model.evidence.map(fresh),
    state: model.state.map(fresh),
    chances: model.chances.map(fresh),
    assumptions: model.assumptions.map(fresh),
  };
}

/** Losses and gains felt in proportion, so that points have a scale: the power of an attitude has none. */
export const withoutCurvature = (model: Model): Model =>
  mapRows(model, (row) =>
    row.attitude === null
      ? row
      : { ...row, attitude: { ...row.attitude, gains: number(1), losses: number(1) } },
  );

export const withoutDiscount = (model: Model): Model =>
  mapRows(model, (row) => ({ ...row, discount: number(1) }));

const mapPoints = (row: Row, change: (points: Term) => Term): Row => ({
  ...row,
  outcomes: row.outcomes.map(change),
  noDeal: row.noDeal === null ? null : change(row.noDeal),
  deal:
    row.deal === null
      ? null
      : {
          ...row.deal,
          kept: change(row.deal.kept),
          broken: row.deal.broken === null ? null : change(row.deal.broken),
        },
  attitude: row.attitude === null ? null : { ...row.attitude, reference: change(row.attitude.reference) },
});

/** All points of one party in a unit `factor` times smaller, and its precision per point to match. */
export function scaled(model: Model, party: number, factor: number): Model {
  const by = number(factor);
  const rows = mapRows(model, (row) => {
    if (row.party !== party) return row;
    const points = mapPoints(row, (term) => times(term, by));
    const precision = row.precision === "best" ? "best" : over(row.precision, by);
    return { ...points, flow: times(row.flow, by), precision };
  });
  return mapEffects(rows, (effect) => ({
    ...effect,
    pays: effect.pays.map((pay) => (pay.party === party ? { ...pay, points: times(pay.points, by) } : pay)),
  }));
}

/** The zero of one row's points moved: all outcomes, and the point of reference. */
export const shifted = (model: Model, row: number, by: number): Model =>
  mapRows(model, (r) => (r === model.rows[row] ? mapPoints(r, (term) => plus(term, number(by))) : r));

/** Every branch of every chance block as two branches of half its probability. */
export function branchesSplit(model: Model): Model {
  const half = (term: Term): Term => times(number(0.5), term);
  const split = (block: ChanceBlock): ChanceBlock => ({
    ...block,
    branches: block.branches.flatMap((branch) => {
      const one = {
        ...branch,
        probability: half(branch.probability),
        believed: branch.believed.map((b) => ({ ...b, probability: half(b.probability) })),
      };
      return [one, one];
    }),
  });
  return { ...model, chances: model.chances.map(split) };
}

/** Every package under three names, each of them on offer wherever the first was. */
export function packagesTripled(model: Model): Model {
  const count = model.packages.length;
  const copies = [1, 2].flatMap((copy) =>
    model.packages.map((original) => ({ ...original, id: `${original.id} ${copy}` })),
  );
  const everyName = (offers: readonly number[]): number[] =>
    offers.flatMap((offer) => [offer, offer + count, offer + 2 * count]);
  return {
    ...model,
    packages: [...model.packages, ...copies],
    parties: model.parties.map((party) => ({
      ...party,
      moves: party.moves.map((move) => ({ ...move, offers: move.offers && everyName(move.offers) })),
    })),
  };
}

/** A party that never errs: all its rows at best response. */
export const responding = (model: Model, party: number): Model =>
  mapRows(model, (row) => (row.party === party ? { ...row, precision: "best" } : row));

/**
 * A party may also do what its last move does and pay a point for nothing. The copy is dominated wherever it is open,
 * and as it shows the same, nothing more is passed over. Null for a party without moves.
 */
export function withFolly(model: Model, party: number): Model | null {
  const { moves } = model.parties[party];
  if (moves.length === 0) return null;
  const wise = moves[moves.length - 1];
  const pays = [...wise.effect.pays, { party, points: number(-1) }];
  const folly: Move = { ...wise, id: "folly", effect: { ...wise.effect, pays } };
  const parties = model.parties.map((p, i) => (i === party ? { ...p, moves: [...moves, folly] } : p));
  return { ...model, parties };
}

/** The kinds of evidence listed the other way round. */
export function evidenceReversed(model: Model): Model {
  const last = model.evidence.length - 1;
  const place = (shows: readonly number[]): number[] => shows.map((kind) => last - kind).reverse();
  const changed = mapEffects(model, (effect) => ({ ...effect, shows: place(effect.shows) }));
  return {
    ...changed,
    evidence: [...model.evidence].reverse(),
    levers: model.levers.map((lever) => ({
      ...lever,
      settings: lever.settings.map((setting) => ({ ...setting, shows: place(setting.shows) })),
    })),
  };
}

/**
 * Two chance blocks before all other turns, each of which may show its own kind of evidence, in one order or in the
 * other. Null when there are not two kinds.
 */
export function withTwoSigns(model: Model, order: readonly [number, number]): Model | null {
  if (model.evidence.length < 2 || model.clock === null) return null;
  const first = model.chances.length;
  const block = (kind: number): ChanceBlock => ({
    id: `sign ${kind}`,
    when: null,
    perTime: false,
    branches: [
      {
        probability: number(0.3 + 0.2 * kind),
        believed: [],
        effect: { assigns: [], shows: [kind], withdraws: false, accepts: false, pays: [], ends: null },
        span: { start: 0, end: 0 },
      },
    ],
  });
  return {
    ...model,
    chances: [...model.chances, block(0), block(1)],
    turns: [...order.map((i) => ({ kind: "chance" as const, block: first + i })), ...model.turns],
  };
}

/** The same clock told in a unit `parts` times shorter: days for weeks, with every rate converted. */
export function inShorterUnits(model: Model, parts: number): Model {
  const one = number(1);
  const n = number(parts);
  const chanceInPart = (term: Term): Term => minus(one, power(minus(one, term), over(one, n)));
  const split = (block: ChanceBlock): ChanceBlock => {
    if (!block.perTime) return block;
    const total = block.branches.map((branch) => branch.probability).reduce(plus);
    return {
      ...block,
      branches: block.branches.map((branch) => ({
        ...branch,
        // In proportion to the rates, as the rule for several hazards at once says; 0 stays 0.
        probability:
          block.branches.length === 1
            ? chanceInPart(total)
            : over(times(branch.probability, chanceInPart(total)), {
                op: "max",
                a: total,
                b: number(Number.MIN_VALUE),
              }),
        // What somebody believes of one branch among several would need the others to be told anew.
        believed: block.branches.length === 1 ? branch.believed.map(convert) : [],
      })),
    };
  };
  const convert = <T extends { readonly probability: Term }>(b: T): T => ({
    ...b,
    probability: chanceInPart(b.probability),
  });
  const changed = mapRows(model, (row) => ({
    ...row,
    flow: over(row.flow, n),
    discount: power(row.discount, over(one, n)),
  }));
  return {
    ...changed,
    clock: model.clock && { ...model.clock, unit: "part", length: model.clock.length * parts },
    chances: model.chances.map(split),
    turns: model.turns.map((turn) =>
      turn.kind === "party" && turn.acts !== null ? { ...turn, acts: chanceInPart(turn.acts) } : turn,
    ),
  };
}

/** Several hazards at once with nobody believing otherwise, so that `inShorterUnits` can tell them. */
export const withoutBeliefsAmongSeveral = (model: Model): Model => ({
  ...model,
  chances: model.chances.map((block) =>
    block.branches.length === 1 || !block.perTime
      ? block
      : { ...block, branches: block.branches.map((branch) => ({ ...branch, believed: [] })) },
  ),
});

export function withUnusedAssumption(model: Model): Model {
  const unused = { value: 0.5, low: 0, high: 1, shape: "uniform" as const, because: null, source: null };
  const added = { ...unused, id: "weather on the day", span: { start: 0, end: 0 } };
  return { ...model, assumptions: [...model.assumptions, added] };
}
