import type { Term } from "../../src/expression/term.ts";
import type { Structure } from "../../src/game/graph.ts";
import type {
  ChanceBlock,
  Effect,
  Model,
  Move,
  Restriction,
  Row,
  Setting,
} from "../../src/scenario/model.ts";
import { type Course, type Ledger, ledgerOf, mix } from "./course.ts";
import { read, type Surroundings, settledValue } from "./term.ts";

/** What the plain evaluator says of one structure at one assignment; lists are by round, then by index. */
export interface PlainPlay {
  readonly outcomes: number[];
  readonly kept: number;
  readonly byRound: number[][];
  readonly keptByRound: number[];
  readonly alive: number[];
  readonly trust: number[][];
  readonly expected: number[];
  readonly expectedInFact: number[];
  readonly length: number;
  /** By party, then by move. */
  readonly open: number[][];
  readonly taken: number[][];
  /** How many points of the talks were visited. */
  readonly visited: number;
  /**
   * True when some best response was decided by less than rounding can tell (`HAIR`): another order of the same
   * additions may then decide otherwise, and nothing is to be compared.
   */
  readonly hair: boolean;
}

/** The talks are a tree here; this many points at most are visited before the evaluator gives up. */
export class TooLarge extends Error {}

/** Two values of moves nearer than this (of their size) without being equal are a tie only by rounding. */
const HAIR = 1e-9;
/** Values within this (of their size) are tied, as the play lens states. */
const TIE = 1e-12;

interface State {
  readonly variables: readonly number[];
  readonly table: number;
  /** Parties that have agreed to the package on the table. */
  readonly agreed: ReadonlySet<number>;
  readonly shown: readonly number[];
  readonly missed: readonly number[];
}

/** A way on from a decision: one package of a move, or a move that offers nothing. */
interface Option {
  readonly package: number | null;
  readonly course: Course;
}

/**
 * The play of a model by direct recursion over the talks as a tree: no state is merged, nothing is compiled, every
 * expectation is taken on the way back. `assumptions` are the values that hold, the levers' settings being applied
 * (`underSettings`).
 */
export function plainPlay(
  model: Model,
  structure: Structure,
  assumptions: readonly number[],
  limit = Number.POSITIVE_INFINITY,
): PlainPlay {
  return new Talks(model, structure, assumptions, limit).play();
}

/** The assumptions as the settings of an approach change them; settings read what holds before any of them. */
export function underSettings(
  model: Model,
  settings: readonly number[],
  assumptions: readonly number[],
): readonly number[] {
  const nothing = (): number => {
    throw new Error("a setting assumes what depends on the talks");
  };
  const before: Surroundings = {
    assumptions,
    variable: nothing,
    round: Number.NaN,
    deadline: Number.NaN,
    table: -1,
    issue: nothing,
    trust: nothing,
    settledTrust: nothing,
  };
  const after = [...assumptions];
  model.levers.forEach((lever, i) => {
    for (const { assumption, value } of lever.settings[settings[i]].assume)
      after[assumption] = read(value, before);
  });
  return after;
}

class Talks {
  private visited = 0;
  private hair = false;
  private readonly ledger: Ledger;
  private readonly settings: readonly Setting[];
  private readonly deadline: number;
  private readonly clock: NonNullable<Model["clock"]>;
  /** Length of a step (a round or its half), in units of the clock. */
  private readonly span: number;

  constructor(
    private readonly model: Model,
    private readonly structure: Structure,
    private readonly assumptions: readonly number[],
    private readonly limit: number,
  ) {
    if (model.clock === null) throw new Error("a model without a clock has no play");
    this.clock = model.clock;
    this.span = this.clock.length / structure.refine;
    this.settings = model.levers.map((lever, i) => lever.settings[structure.settings[i]]);
    this.ledger = ledgerOf(model, this.clock.rounds);
    this.deadline = this.settings.reduce((d, setting) => setting.deadline ?? d, this.clock.deadline);
  }

  play(): PlainPlay {
    const { model, ledger, structure, clock } = this;
    const first = structure.from?.round ?? 1;
    const { own, tally } = this.step((first - 1) * structure.refine, this.start());
    const rounds = Array.from({ length: clock.rounds }, (_, i) => i + 1);
    const running = (at: (round: number) => number): number[] => {
      let sum = 0;
      return rounds.map((round) => {
        sum += tally[at(round)];
        return sum;
      });
    };
    const byOutcome = model.outcomes.map((_, o) => running((round) => ledger.outcome(round, o)));
    const keptByRound = running((round) => ledger.kept(round));
    const alive = rounds.map((round) => tally[ledger.alive(round)]);
    return {
      outcomes: byOutcome.map((cumulative) => cumulative.at(-1)!),
      kept: keptByRound.at(-1)!,
      byRound: rounds.map((_, i) => byOutcome.map((cumulative) => cumulative[i])),
      keptByRound,
      alive,
      trust: rounds.map((round, i) =>
        model.relations.map((_, relation) => tally[ledger.trust(round, relation)] / alive[i]),
      ),
      expected: own,
      expectedInFact: model.rows.map((_, row) => tally[ledger.inFact(row)]),
      // The talks end in the round in which they are last going on at the start.
      length: rounds.reduce((sum, round, i) => sum + (round >= first ? alive[i] : 0), first - 1),
      open: model.parties.map((party, p) => party.moves.map((_, m) => tally[ledger.open(p, m)])),
      taken: model.parties.map((party, p) => party.moves.map((_, m) => tally[ledger.taken(p, m)])),
      visited: this.visited,
      hair: this.hair,
    };
  }

  private start(): State {
    const { model, structure, settings } = this;
    const variables = model.state.map((variable) => variable.start);
    const shown = model.evidence.map(() => 0);
    let table = -1;
    let mover: number | null = null;
    settings.forEach((setting, lever) => {
      for (const { variable, value } of setting.start) variables[variable] = value;
      if (setting.table !== null) {
        table = this.canonical(setting.table);
        mover = model.levers[lever].by;
      }
      for (const kind of setting.shows) shown[kind] = Math.min(shown[kind] + 1, model.evidence[kind].cap);
    });
    if (structure.from !== null) {
      for (const { variable, value } of structure.from.variables) variables[variable] = value;
      if (structure.from.table !== null) {
        table = this.canonical(structure.from.table);
        mover = null;
      }
      for (const { evidence, times } of structure.from.shown) {
        shown[evidence] = Math.min(times, model.evidence[evidence].cap);
      }
    }
    const agreed = new Set(table < 0 ? [] : this.laidDown(table, mover));
    return { variables, table, agreed, shown, missed: model.evidence.map(() => 0) };
  }

  /**
   * Who has agreed to a package that lies on the table at the start: who set the lever that put it there; where nobody
   * did, the only party that could have offered it; else nobody.
   */
  private laidDown(table: number, mover: number | null): number[] {
    if (mover !== null) return [mover];
    const able = this.model.parties.flatMap(({ moves }, p) => {
      const offered = moves.flatMap((move) => move.offers ?? []).map((offer) => this.canonical(offer));
      return offered.includes(table) ? [p] : [];
    });
    return able.length === 1 ? able : [];
  }

  private canonical(index: number): number {
    return index < 0 ? -1 : this.model.packages[index].same;
  }

  /** What a term sees in a state; round in rounds of the scenario. */
  private around(state: State, round: number): Surroundings {
    const { model } = this;
    const around: Surroundings = {
      assumptions: this.assumptions,
      variable: (index) => state.variables[index] + (model.state[index].low ?? 0),
      round,
      deadline: this.deadline,
      table: state.table,
      issue: (index) => (state.table < 0 ? Number.NaN : model.packages[state.table].terms[index]),
      trust: (relation) => this.trust(relation, state, (term) => read(term, around)),
      settledTrust: (relation) => {
        const parts: (number | null)[] = [];
        const value = this.trust(relation, state, (term) => {
          const part = settledValue(term, around);
          parts.push(part);
          return part ?? 1;
        });
        return parts.includes(null) ? null : value;
      },
    };
    return around;
  }

  /** Trust of a relation, its prior and the ratios of what was seen being read by `of`. */
  private trust(relation: number, state: State, of: (term: Term) => number): number {
    const prior = of(this.model.relations[relation].atFirst);
    let odds = Math.log(prior / (1 - prior));
    this.model.evidence.forEach((kind, k) => {
      if (kind.relation !== relation) return;
      if (state.shown[k] > 0) odds += state.shown[k] * Math.log(of(kind.ratio));
      if (state.missed[k] > 0) odds += state.missed[k] * Math.log(of(kind.otherwise!));
    });
    return 1 / (1 + Math.exp(-odds));
  }

  private visit(): void {
    this.visited += 1;
    if (this.visited > this.limit) throw new TooLarge(`more than ${this.limit} points`);
  }

  /** Steps count from 0; a step is a round, or half of one when refined. */
  private round(step: number): number {
    return Math.floor(step / this.structure.refine) + 1;
  }

  private opensRound(step: number): boolean {
    return step % this.structure.refine === 0;
  }

  private step(step: number, state: State): Course {
    const { ledger, model, clock, structure } = this;
    if (step === clock.rounds * structure.refine) return this.end(clock.rounds, state, clock.end);
    const course = this.turn(step, 0, state);
    if (!this.opensRound(step)) return course;
    const round = this.round(step);
    const around = this.around(state, round);
    course.tally[ledger.alive(round)] += 1;
    model.relations.forEach((_, relation) => {
      course.tally[ledger.trust(round, relation)] += around.trust(relation);
    });
    return course;
  }

  private turn(step: number, index: number, state: State): Course {
    this.visit();
    const turn = this.model.turns[index];
    if (turn === undefined) return this.cross(step, state);
    if (turn.kind === "chance") return this.chance(step, index, state, this.model.chances[turn.block]);
    if (turn.acts === null) return this.decide(step, index, state, turn.party);
    const perUnit = read(turn.acts, this.around(state, this.round(step)));
    const acts = 1 - (1 - perUnit) ** this.span;
    return mix(
      [this.decide(step, index, state, turn.party), this.turn(step, index + 1, state)],
      [acts, 1 - acts],
    );
  }

  /** Over to the next step: flows are earned and what comes is discounted. */
  private cross(step: number, state: State): Course {
    const next = this.step(step + 1, state);
    const around = this.around(state, this.round(step));
    const tally = next.tally.slice();
    const own = this.model.rows.map((row, r) => {
      const flow = read(row.flow, around) * this.span;
      const factor = read(row.discount, around) ** this.span;
      tally[this.ledger.inFact(r)] = flow + factor * next.tally[this.ledger.inFact(r)];
      return flow + factor * next.own[r];
    });
    return { own, tally };
  }

  private chance(step: number, index: number, state: State, block: ChanceBlock): Course {
    const around = this.around(state, this.round(step));
    const settled = block.when === null ? 1 : settledValue(block.when, around);
    const tooLate = !block.perTime && !this.opensRound(step);
    if (settled === 0 || tooLate) return this.turn(step, index + 1, state);
    const happens = block.when === null || read(block.when, around) !== 0;
    const law = (probability: (branch: ChanceBlock["branches"][number]) => number): number[] => {
      const given = block.branches.map((branch) => (happens ? probability(branch) : 0));
      const total = given.reduce((sum, p) => sum + p, 0);
      const converted = block.perTime ? 1 - (1 - total) ** this.span : total;
      const branches = given.map((p) => (p === 0 ? 0 : (converted * p) / total));
      return [...branches, 1 - converted];
    };
    const analyst = law((branch) => read(branch.probability, around));
    const kinds = new Set(block.branches.flatMap((branch) => branch.effect.shows));
    const after = (effect: Effect | null): Course => {
      const seen = this.passOver(state, kinds, effect);
      return effect === null
        ? this.turn(step, index + 1, seen)
        : this.carryOut(step, index, state, seen, effect, null, null);
    };
    return mix([...block.branches.map((branch) => after(branch.effect)), after(null)], analyst, (row) => {
      const party = this.model.rows[row].party;
      const believes = (branch: ChanceBlock["branches"][number]): number =>
        read(branch.believed.find((b) => b.party === party)?.probability ?? branch.probability, around);
      return law(believes);
    });
  }

  /** Counts the kinds of evidence that could have come and did not. */
  private passOver(state: State, couldCome: ReadonlySet<number>, effect: Effect | null): State {
    const missed = this.model.evidence.map((kind, k) => {
      const came = effect?.shows.includes(k) ?? false;
      const counts = couldCome.has(k) && !came && kind.otherwise !== null;
      return counts ? Math.min(state.missed[k] + 1, kind.cap) : state.missed[k];
    });
    return { ...state, missed };
  }

  private decide(step: number, index: number, state: State, party: number): Course {
    const { model, ledger } = this;
    const round = this.round(step);
    const around = this.around(state, round);
    const row = this.speaking(party, state);
    const found = model.parties[party].moves
      .map((move, m) => ({
        move,
        m,
        packages: this.possible(party, m, move, state, round),
      }))
      .filter(
        ({ move, packages }) =>
          packages !== null && (move.when === null || settledValue(move.when, around) !== 0),
      );
    const isOpen = ({ when }: Move): boolean => when === null || read(when, around) !== 0;
    const isAlwaysOpen = ({ when }: Move): boolean => when === null || settledValue(when, around) === 1;
    const forced = found.find(({ m }) =>
      this.structure.forced.some((f) => f.party === party && f.round === round && f.move === m),
    );
    // Only where no assumption can close the forced move are the others gone from the structure too.
    const structural = forced !== undefined && isAlwaysOpen(forced.move) ? [forced] : found;
    const kinds = new Set(structural.flatMap(({ move }) => move.effect.shows));
    const open =
      forced !== undefined && isOpen(forced.move) ? [forced] : structural.filter(({ move }) => isOpen(move));
    if (open.length === 0) throw new Error(`${model.parties[party].id} has no open move in round ${round}`);
    const courses = open.map(({ move, packages }) => {
      const options: Option[] = packages!.map((offered) => ({
        package: offered,
        course: this.carryOut(
          step,
          index,
          state,
          this.passOver(state, kinds, move.effect),
          move.effect,
          party,
          offered,
        ),
      }));
      return this.choose(
        options.map(({ course }) => course),
        row,
        around,
      ).course;
    });
    const { course, choice } = this.choose(courses, row, around);
    open.forEach(({ m }, i) => {
      course.tally[ledger.open(party, m)] += 1;
      course.tally[ledger.taken(party, m)] += choice[i];
    });
    return course;
  }

  /** The row that decides for a party: that of the faction that speaks, where one does. */
  private speaking(party: number, state: State): number {
    const { speaker, factions, row } = this.model.parties[party];
    return speaker === null ? row! : factions[state.variables[speaker]].row;
  }

  /** The packages with which a move may be made (a single null when it offers nothing); null when it may not. */
  private possible(
    party: number,
    m: number,
    move: Move,
    state: State,
    round: number,
  ): (number | null)[] | null {
    const { effect } = move;
    const nothing = state.table < 0;
    if (effect.accepts && (nothing || state.agreed.has(party))) return null;
    if (effect.withdraws && nothing) return null;
    const agreement = effect.ends?.some(({ outcome }) => this.model.outcomes[outcome].agreement) ?? false;
    if (agreement && !effect.accepts && nothing) return null;
    const binding = this.settings.filter((setting) => !setting.startOnly || round === 1);
    const named = (restriction: Restriction, offered: number | null): boolean =>
      restriction.moves.some(
        (item) => item.move === m && (item.package === null || this.canonical(item.package) === offered),
      );
    const allowed = (offered: number | null): boolean =>
      binding.every(
        (setting) =>
          setting.only.every((only) => only.party !== party || named(only, offered)) &&
          !setting.never.some((never) => never.party === party && named(never, offered)),
      );
    if (move.offers === null) return allowed(null) ? [null] : null;
    const different = new Set(move.offers.map((index) => this.canonical(index)));
    const packages = [...different].filter((offered) => offered !== state.table && allowed(offered));
    return packages.length === 0 ? null : packages;
  }

  /** Logit choice among courses by the worth they have for a row; the best, ties shared, for a best responder. */
  private choose(
    courses: readonly Course[],
    row: number,
    around: Surroundings,
  ): { course: Course; choice: readonly number[] } {
    const worth = courses.map((course) => course.own[row]);
    const top = Math.max(...worth);
    const precision = this.model.rows[row].precision;
    let weights: number[];
    if (precision === "best") {
      const size = Math.max(1, Math.abs(top));
      if (worth.some((q) => q !== top && top - q < HAIR * size)) this.hair = true;
      weights = worth.map((q) => (top - q <= TIE * size ? 1 : 0));
    } else {
      const lambda = read(precision, around);
      weights = worth.map((q) => Math.exp(lambda * (q - top)));
    }
    const total = weights.reduce((sum, w) => sum + w, 0);
    const choice = weights.map((w) => w / total);
    return { course: mix(courses, choice), choice };
  }

  /**
   * An effect happens. Expressions in it are read before it; what it shows is seen before what follows. `before` is
   * the state as it was, `seen` the same with passed-over evidence counted.
   */
  private carryOut(
    step: number,
    index: number,
    before: State,
    seen: State,
    effect: Effect,
    mover: number | null,
    offered: number | null,
  ): Course {
    const { model } = this;
    const round = this.round(step);
    const around = this.around(before, round);
    const variables = [...seen.variables];
    let { table } = seen;
    let agreed = new Set(seen.agreed);
    const clear = (): void => {
      table = -1;
      agreed = new Set();
    };
    for (const { variable, value } of effect.assigns) variables[variable] = read(value, around);
    model.state.forEach((variable, v) => {
      if (variable.speaksFor === null || variables[v] === seen.variables[v] || variable.keepsOffers) return;
      if (agreed.has(variable.speaksFor)) clear();
    });
    if (effect.withdraws) clear();
    if (offered !== null) {
      table = offered;
      agreed = new Set([mover!]);
    }
    if (effect.accepts && mover !== null) agreed.add(mover);
    const shown = seen.shown.map((count, k) =>
      effect.shows.includes(k) ? Math.min(count + 1, model.evidence[k].cap) : count,
    );
    const after: State = { variables, table, agreed, shown, missed: seen.missed };
    const course = this.goOn(step, index, after, effect, around, mover);
    if (effect.pays.length === 0) return course;
    const points = (row: Row): number =>
      effect.pays.reduce((sum, pay) => (pay.party === row.party ? sum + read(pay.points, around) : sum), 0);
    const tally = course.tally.slice();
    model.rows.forEach((row, r) => {
      tally[this.ledger.inFact(r)] += points(row);
    });
    return { own: course.own.map((value, r) => value + points(model.rows[r])), tally };
  }

  private goOn(
    step: number,
    index: number,
    state: State,
    effect: Effect,
    around: Surroundings,
    mover: number | null,
  ): Course {
    const { model } = this;
    const round = this.round(step);
    if (effect.ends !== null) {
      const ends = effect.ends.map(({ outcome }) => this.end(round, state, outcome));
      return mix(
        ends,
        effect.ends.map(({ probability }) => read(probability, around)),
      );
    }
    const mustAgree = model.parties.flatMap((party, p) => (party.agrees ? [p] : []));
    if (mover !== null && mustAgree.length > 0 && mustAgree.every((p) => state.agreed.has(p))) {
      const deal = model.outcomes.findIndex((outcome) => outcome.agreement);
      return this.end(round, state, deal);
    }
    return this.turn(step, index + 1, state);
  }

  private end(round: number, state: State, outcome: number): Course {
    this.visit();
    const { model, ledger } = this;
    const agreement = model.outcomes[outcome].agreement;
    const around = this.around(state, round);
    const tally = new Float64Array(ledger.size);
    const inFact = (relation: number): number => {
      const belief = model.relations[relation].inFact;
      if (belief === null) throw new Error(`${model.relations[relation].id} has no analyst's probability`);
      return read(belief, around);
    };
    tally[ledger.outcome(round, outcome)] = 1;
    if (agreement) {
      // Each party whose word counts keeps it or not, once; the file says of each only once with what probability.
      const promisers = new Set(
        model.rows
          .flatMap((row) => (row.deal?.broken ? row.deal.restsOn : []))
          .map((r) => model.relations[r].about),
      );
      tally[ledger.kept(round)] = [...promisers].reduce(
        (product, party) =>
          product *
          inFact(model.relations.findIndex(({ about, inFact }) => about === party && inFact !== null)),
        1,
      );
    }
    const own = model.rows.map((row, r) => {
      const points = (value: number): number => prospect(row, value, around);
      if (!agreement || row.deal === null) {
        const value = points(read(row.outcomes[outcome], around));
        tally[ledger.inFact(r)] = value;
        return value;
      }
      const kept = points(read(row.deal.kept, around));
      const broken = row.deal.broken === null ? kept : points(read(row.deal.broken, around));
      const mixed = (b: number): number => (row.deal!.broken === null ? kept : b * kept + (1 - b) * broken);
      // Whether a deal is kept is one event for all, so that E* goes with the probability of a lasting deal.
      tally[ledger.inFact(r)] = mixed(tally[ledger.kept(round)]);
      return mixed(row.deal.restsOn.reduce((product, relation) => product * around.trust(relation), 1));
    });
    return { own, tally };
  }
}

function prospect(row: Row, value: number, around: Surroundings): number {
  if (row.attitude === null) return value;
  const reference = read(row.attitude.reference, around);
  if (value >= reference) return (value - reference) ** read(row.attitude.gains, around);
  const loss = (reference - value) ** read(row.attitude.losses, around);
  return -read(row.attitude.lossAversion, around) * loss;
}
