import { stringify } from "yaml";
import type { Draw } from "./draw.ts";

type Block = { [key: string]: unknown };

/** What the parts of a scenario may name. */
interface Cast {
  readonly draw: Draw;
  readonly parties: string[];
  readonly issues: { name: string; options: string[] | null; numbers: number[] }[];
  readonly packages: string[];
  readonly outcomes: string[];
  readonly relations: { name: string; holder: string; about: string }[];
  readonly evidence: string[];
  readonly assumptions: string[];
  readonly names: { name: string; values: string[] }[];
  readonly counters: { name: string; high: number }[];
  readonly speaker: { name: string; party: string; factions: string[] } | null;
  readonly unit: string;
}

const plainWord = /^[\p{L}_][\p{L}\p{N}_]*$/u;
const keywords = new Set(["and", "or", "not", "if", "then", "else", "in", "with", "from", "by"]);

/** A name as an expression writes it. */
const spelled = (name: string): string =>
  name.split(" ").every((word) => plainWord.test(word) && !keywords.has(word)) ? name : `'${name}'`;

/**
 * The text of a small scenario that uses whatever of the language the choices say. Every party that has a turn has a
 * move that is always open, every probability lies within 0..1 over all ranges, and every number is of modest size.
 */
export function scenarioText(draw: Draw): string {
  const rounds = draw.between(1, 4);
  const cast = castOf(draw);
  const file: Block = {
    parley: 1,
    title: "A small scenario made by chance",
    asks: ["P(deal)"],
    sources: { memo: { author: "nobody", year: 2020 } },
    clock: clockOf(cast, rounds),
    parties: partiesOf(cast),
  };
  // Some draw of the moves decides who is named in `agreed by`; at least two parties must be.
  if (draw.sometimes(25)) file["agreed by"] = draw.some(cast.parties, 2);
  file.issues = Object.fromEntries(
    cast.issues.map(({ name, options, numbers }) => [
      name,
      options ?? `${numbers[0]} to ${numbers.at(-1)} in steps of ${numbers[1] - numbers[0]}`,
    ]),
  );
  file.packages = packagesOf(cast);
  file.outcomes = Object.fromEntries(cast.outcomes.map((name) => [name, `the talks end in ${name}`]));
  if (cast.assumptions.length > 0)
    file.assumptions = Object.fromEntries(
      cast.assumptions.map((name, i) => [
        name,
        i === 2 ? `0.5 * ${spelled(cast.assumptions[0])}` : range(draw, 0.1, 0.9),
      ]),
    );
  file.values = valuesOf(cast);
  if (cast.relations.length > 0) file.trust = trustOf(cast);
  if (cast.evidence.length > 0) file.evidence = evidenceOf(cast);
  const state = stateOf(cast);
  if (Object.keys(state).length > 0) file.state = state;
  const chance = chanceOf(cast);
  const blocks = Object.keys(chance);
  const repeated = draw.sometimes(15) ? [draw.pick(cast.parties)] : [];
  file.turns = draw
    .shuffled([...cast.parties, ...blocks, ...repeated])
    .map((turn) =>
      cast.parties.includes(turn) && draw.sometimes(20)
        ? { [turn]: quantity(cast, 0.2, 0.9, { state: true }) }
        : turn,
    );
  if (blocks.length > 0) file.chance = chance;
  const moves = movesOf(cast);
  file.moves = moves;
  const levers = leversOf(cast, moves);
  if (Object.keys(levers).length > 0) {
    file.levers = levers;
    file.approaches = approachesOf(cast, levers);
  }
  const style = {
    lineWidth: 0,
    collectionStyle: draw.pick(["any", "block"] as const),
    indent: draw.pick([2, 4]),
    aliasDuplicateObjects: false,
    flowCollectionPadding: draw.sometimes(50),
  };
  ratified(cast, file.parties as Block);
  return stringify(file, style);
}

function castOf(draw: Draw): Cast {
  const parties = ["us", "iran", "the mediator"].slice(0, draw.sometimes(35) ? 3 : 2);
  const issues: Cast["issues"] = [
    { name: "enrichment", options: ["as now", "none", "two-step"].slice(0, draw.between(2, 3)), numbers: [] },
    { name: "price", options: null, numbers: [10, 20, 30] },
    { name: "контроль", options: ["loose", "strict"], numbers: [] },
  ];
  const relations = draw
    .some(
      parties.flatMap((h) => parties.filter((a) => a !== h).map((a) => ({ holder: h, about: a }))),
      0,
    )
    .slice(0, 3)
    .map(({ holder, about }) => ({ name: `${holder} in ${about}`, holder, about }));
  const factions = draw.sometimes(40) ? ["doves", "hawks", "old guard"].slice(0, draw.between(2, 3)) : null;
  return {
    draw,
    parties,
    issues: draw.some(issues, 1),
    packages: ["first offer", "broad", "narrow", "re-worded"].slice(0, draw.between(1, 4)),
    outcomes: ["deal", "drift", "war"],
    relations,
    evidence: relations.length === 0 ? [] : ["waffling", "draw down", "leak"].slice(0, draw.between(0, 3)),
    assumptions: ["firmness", "heat of talks", "half"].slice(0, draw.between(0, 3)),
    names: draw.sometimes(45) ? [{ name: "forces", values: ["forward", "back"] }] : [],
    counters: draw.sometimes(35) ? [{ name: "freed", high: draw.between(1, 2) }] : [],
    speaker: factions === null ? null : { name: "line", party: draw.pick(parties), factions },
    unit: draw.pick(["week", "month", "day"]),
  };
}

const round3 = (x: number): number => Math.round(x * 1000) / 1000;

/** A number within low..high to three places. */
function number(draw: Draw, low: number, high: number): number {
  return round3(low + ((high - low) * draw.below(101)) / 100);
}

/** `0.4 in 0.2..0.6 uniform` within low..high, which are positive where the shape needs it. */
function range(draw: Draw, low: number, high: number): string {
  const [a, b, c] = [number(draw, low, high), number(draw, low, high), number(draw, low, high)].sort(
    (x, y) => x - y,
  ) as [number, number, number];
  const top = Math.max(c, round3(a + 0.01 * Math.max(1, high - low)));
  if (top > high) return String(b);
  const shapes = ["", " pert", " uniform", ...(a > 0 ? [" log-uniform"] : [])];
  return `${b} in ${a}..${top}${draw.pick(shapes)}`;
}

/** What an expression may read where it stands. */
interface Sight {
  readonly state?: boolean;
  readonly package?: boolean;
  readonly trust?: boolean;
}

/** A number, a range, an expression, or one of these with a reason; always within low..high. */
function quantity(cast: Cast, low: number, high: number, sight: Sight = {}): unknown {
  const { draw } = cast;
  const simple = (): string | number =>
    draw.sometimes(40) ? range(draw, low, high) : number(draw, low, high);
  switch (draw.below(10)) {
    case 6:
      return { is: simple(), because: "a reason, with a comma", source: "memo p3" };
    case 7:
      if (cast.assumptions.length === 0) return simple();
      // Assumptions lie within 0.05..0.9, so this stays between the two.
      return `${low} + ${round3(high - low)} * ${spelled(draw.pick(cast.assumptions))}`;
    case 8:
      if (sight.state !== true && sight.package !== true) return simple();
      return `if ${condition(cast, sight)} then ${simple()} else ${simple()}`;
    case 9:
      return `clamp((${simple()}) * ${draw.pick(["exp(0.1)", "1.05", "sqrt(1.2)"])}, ${low}, ${high})`;
    default:
      return simple();
  }
}

/** A truth about the structure, the package or (where nothing else is there) the round. */
function condition(cast: Cast, sight: Sight): string {
  const { draw } = cast;
  const tests: string[] = [];
  if (sight.state) {
    tests.push(`round <= ${draw.between(1, 3)}`);
    for (const { name, values } of cast.names) tests.push(`${spelled(name)} = ${spelled(draw.pick(values))}`);
    for (const { name, high } of cast.counters) tests.push(`${spelled(name)} < ${high}`);
    if (cast.speaker !== null) {
      tests.push(`${spelled(cast.speaker.name)} != ${spelled(draw.pick(cast.speaker.factions))}`);
    }
    tests.push("deadline = never", "round >= deadline");
  }
  if (sight.package) {
    for (const { name, options } of cast.issues) {
      tests.push(options === null ? `${name} > 15` : `${name} = ${spelled(draw.pick(options))}`);
    }
    tests.push(`on the table = ${spelled(draw.pick([...cast.packages, "nothing"]))}`);
  }
  if (sight.trust) {
    for (const { holder, about } of cast.relations) tests.push(`trust(${holder} in ${about}) > 0.5`);
    for (const name of cast.assumptions) tests.push(`${spelled(name)} > 0.4`);
  }
  const one = draw.pick(tests);
  switch (draw.below(8)) {
    case 5:
      return `not ${one.includes("!") || one.includes(" ") ? `(${one})` : one}`;
    case 6:
      return `${one} and ${draw.pick(tests)}`;
    case 7:
      return `${one} or ${draw.pick(tests)}`;
    default:
      return one;
  }
}

function clockOf(cast: Cast, rounds: number): Block {
  const { draw, unit } = cast;
  const length = draw.pick(["1", "2", "3"]);
  const clock: Block = {
    round: `${length} ${unit}${length === "1" ? "" : "s"}`,
    rounds,
    "at the end": "drift",
  };
  if (draw.sometimes(40)) clock.deadline = draw.pick(["never", 2, 1, 3]);
  return clock;
}

function partiesOf(cast: Cast): Block {
  const { draw, speaker } = cast;
  const precision = (): unknown => (draw.sometimes(25) ? "best" : quantity(cast, 0.02, 0.3));
  return Object.fromEntries(
    cast.parties.map((id) => {
      const party: Block = { name: `Party ${id}` };
      if (draw.sometimes(85)) party.precision = precision();
      if (speaker?.party === id) {
        party.factions = draw.sometimes(50)
          ? speaker.factions
          : Object.fromEntries(
              speaker.factions.map((f) => [f, draw.sometimes(60) ? { name: f, precision: precision() } : {}]),
            );
      }
      return [id, party];
    }),
  );
}

/** Lets the factions of the party that has some decide; some quotas lie below what one weighs, some need them all. */
function ratified({ draw, speaker }: Cast, parties: Block): void {
  if (speaker === null || !draw.sometimes(50)) return;
  const party = parties[speaker.party] as Block;
  party["ratified by"] = draw.pick(["majority", "unanimity", "at least 1.5", "leader"]);
  if (draw.sometimes(30)) return;
  const given = party.factions as Block | string[];
  party.factions = Object.fromEntries(
    speaker.factions.map((name) => {
      const faction: Block = Array.isArray(given) ? {} : { ...(given[name] as Block) };
      faction.weight = draw.sometimes(40) ? range(draw, 1, 3) : number(draw, 1, 3);
      if (draw.sometimes(30)) faction.veto = "yes";
      return [name, faction];
    }),
  );
}

function packagesOf(cast: Cast): Block {
  const { draw } = cast;
  const all: Block[] = [];
  for (const _ of cast.packages) {
    const copy = all.length > 0 && draw.sometimes(30);
    all.push(
      copy
        ? draw.pick(all)
        : Object.fromEntries(
            cast.issues.map(({ name, options, numbers }) => [name, draw.pick<unknown>(options ?? numbers)]),
          ),
    );
  }
  return Object.fromEntries(cast.packages.map((name, i) => [name, { ...all[i] }]));
}

const points = (cast: Cast): unknown => quantity(cast, -20, 30, { state: true });

function dealOf(cast: Cast, constant: boolean): Block {
  const { draw } = cast;
  const deal: Block = {};
  for (const { name, options, numbers } of cast.issues) {
    const table = (keys: readonly (string | number)[]): Block =>
      Object.fromEntries(keys.map((key) => [String(key), quantity(cast, -20, 30)]));
    if (options !== null) deal[name] = table(options);
    else if (draw.sometimes(40)) deal[name] = table([numbers[0], numbers.at(-1)!]);
    else deal[name] = `${number(draw, -1, 1)} * ${name} + (${range(draw, 0, 5)})`;
  }
  if (draw.sometimes(40)) {
    deal.also = [{ when: condition(cast, { package: true }), add: quantity(cast, -10, 10) }];
  }
  if (constant && draw.sometimes(30)) deal.constant = quantity(cast, -5, 5);
  return deal;
}

function rowOf(cast: Cast, party: string, faction: boolean): Block {
  const { draw, relations } = cast;
  const row: Block = {};
  if (!faction || draw.sometimes(50)) {
    if (draw.sometimes(65)) {
      const deal: Block = { kept: dealOf(cast, true), broken: dealOf(cast, true) };
      const held = relations.filter(({ holder }) => holder === party).map(({ name }) => name);
      if (held.length > 0 && draw.sometimes(50)) deal["rests on"] = draw.some(held, 0);
      row.deal = deal;
    } else {
      row.deal = dealOf(cast, true);
    }
  }
  for (const outcome of cast.outcomes) {
    if (outcome !== "deal" && draw.sometimes(80)) row[outcome] = points(cast);
  }
  if (draw.sometimes(40)) row[`each ${cast.unit}`] = quantity(cast, -2, 1, { state: true });
  if (draw.sometimes(40)) row.discount = quantity(cast, 0.8, 1);
  if (!faction && draw.sometimes(30)) {
    row.attitude = {
      reference: quantity(cast, -5, 5),
      "loss aversion": quantity(cast, 1, 2.5),
      gains: quantity(cast, 0.7, 1),
      losses: quantity(cast, 0.7, 1),
    };
  }
  return row;
}

function valuesOf(cast: Cast): Block {
  const values: Block = {};
  for (const party of cast.parties) {
    values[party] = rowOf(cast, party, false);
    if (cast.speaker?.party !== party) continue;
    for (const faction of cast.speaker.factions) {
      if (cast.draw.sometimes(75)) values[`${party}/${faction}`] = rowOf(cast, party, true);
    }
  }
  return values;
}

function trustOf(cast: Cast): Block {
  return Object.fromEntries(
    cast.relations.map(({ name, about }, index) => {
      const first = cast.relations.findIndex((other) => other.about === about) === index;
      // Whether a party keeps its word is said once, however many doubt it.
      const inFact = first ? { "in fact": quantity(cast, 0.1, 0.95, { state: true, package: true }) } : {};
      return [name, { "at first": quantity(cast, 0.1, 0.9), ...inFact, because: "of what happened before" }];
    }),
  );
}

function evidenceOf(cast: Cast): Block {
  const { draw } = cast;
  return Object.fromEntries(
    cast.evidence.map((name) => {
      const kind: Block = {
        about: draw.pick(cast.relations).name,
        "times likelier": quantity(cast, 0.3, 3),
      };
      if (draw.sometimes(50)) kind.otherwise = quantity(cast, 0.7, 1.5);
      if (draw.sometimes(60)) kind["at most"] = draw.pick(["1 time", "2 times", "3 times", 2]);
      return [name, kind];
    }),
  );
}

function stateOf(cast: Cast): Block {
  const { draw, speaker } = cast;
  const state: Block = {};
  if (speaker !== null) {
    state[speaker.name] = { "speaks for": speaker.party, start: draw.pick(speaker.factions) };
    if (draw.sometimes(30)) (state[speaker.name] as Block)["keeps offers"] = "yes";
  }
  for (const { name, values } of cast.names) state[name] = { values, start: draw.pick(values) };
  for (const { name, high } of cast.counters) {
    state[name] = { values: `0 to ${high}`, start: draw.between(0, 1) };
  }
  return state;
}

/** What a move or a branch does besides offering and ending; null when the scenario has nothing to do it with. */
function doesOf(cast: Cast): Block {
  const { draw, speaker } = cast;
  const does: Block = {};
  for (const { name, values } of cast.names) {
    if (draw.sometimes(40)) does[name] = draw.pick([...values, "other"]);
  }
  for (const { name, high } of cast.counters) {
    if (draw.sometimes(40)) does[name] = draw.pick([`min(${name} + 1, ${high})`, 0, `max(${name} - 1, 0)`]);
  }
  if (speaker !== null && draw.sometimes(35)) {
    const { name, factions } = speaker;
    does[name] = factions.length === 2 && draw.sometimes(50) ? "other" : draw.pick(factions);
  }
  return does;
}

function shownBy(cast: Cast): unknown {
  const { draw, evidence } = cast;
  if (evidence.length === 0 || draw.sometimes(55)) return undefined;
  return draw.sometimes(25) ? draw.some(evidence, 1) : draw.pick(evidence);
}

function consequences(cast: Cast, effect: Block): Block {
  const { draw } = cast;
  const does = doesOf(cast);
  if (Object.keys(does).length > 0) effect.does = does;
  const shows = shownBy(cast);
  if (shows !== undefined) effect.shows = shows;
  if (draw.sometimes(20)) effect.pays = { [draw.pick(cast.parties)]: quantity(cast, -3, 3, { state: true }) };
  else if (draw.sometimes(15)) effect.costs = { [draw.pick(cast.parties)]: quantity(cast, 0, 3) };
  return effect;
}

function endingOf(cast: Cast): unknown {
  const { draw } = cast;
  switch (draw.below(4)) {
    case 2:
      return { war: quantity(cast, 0.1, 0.9, { state: true }), drift: "rest" };
    case 3:
      return { war: 0.25, drift: 0.75 };
    default:
      return "war";
  }
}

function chanceOf(cast: Cast): Block {
  const { draw, parties } = cast;
  const branch = (kind: "hazard" | "chance", most: number): Block => {
    const block: Block = { [kind]: quantity(cast, 0.05 * most, 0.9 * most, { state: true }) };
    if (draw.sometimes(35))
      block.believed = { [draw.pick(parties)]: quantity(cast, 0, most, { state: true }) };
    if (draw.sometimes(30)) block.ends = endingOf(cast);
    return consequences(cast, block);
  };
  const count = draw.pick([0, 1, 1, 2]);
  return Object.fromEntries(
    ["contest", "ally strikes"].slice(0, count).map((name) => {
      const kind = draw.pick(["chance", "hazard"] as const);
      const guard: Block = draw.sometimes(45) ? { when: condition(cast, { state: true, trust: true }) } : {};
      if (draw.sometimes(70)) return [name, { ...guard, ...branch(kind, 1) }];
      return [name, { ...guard, "one of": [branch(kind, 0.5), branch(kind, 0.5)] }];
    }),
  );
}

function movesOf(cast: Cast): { [party: string]: { [move: string]: Block } } {
  const { draw } = cast;
  const when = (): Block =>
    draw.sometimes(30) ? { when: condition(cast, { state: true, trust: true, package: true }) } : {};
  const moves: { [party: string]: { [move: string]: Block } } = {};
  cast.parties.forEach((party, p) => {
    const mine: { [move: string]: Block } = {};
    if (p === 0 || draw.sometimes(40)) {
      const offers = draw.sometimes(30) ? draw.pick(cast.packages) : draw.some(cast.packages, 1);
      mine[`propose ${p + 1}`] = consequences(cast, { ...when(), offers });
    }
    // A speaker does not change in the move that accepts: what is signed would be cleared from the table at once.
    if (p > 0 || draw.sometimes(40)) {
      const accept: Block = { ...when(), accepts: "the offer" };
      const shows = shownBy(cast);
      mine[`accept ${p + 1}`] = shows === undefined ? accept : { ...accept, shows };
    }
    if (draw.sometimes(15))
      mine[`withdraw ${p + 1}`] = consequences(cast, { ...when(), withdraws: "the offer" });
    if (draw.sometimes(30)) mine[`act ${p + 1}`] = consequences(cast, when());
    if (draw.sometimes(25)) mine[`break off ${p + 1}`] = { ...when(), ends: endingOf(cast), ...costOf(cast) };
    if (draw.sometimes(10)) mine[`sign at once ${p + 1}`] = { ...when(), ends: "deal" };
    mine[`hold ${p + 1}`] = draw.sometimes(30) ? consequences(cast, {}) : {};
    moves[party] = mine;
  });
  return moves;
}

const costOf = (cast: Cast): Block =>
  cast.draw.sometimes(40) ? { pays: quantity(cast, -3, 3, { state: true }) } : {};

function leversOf(
  cast: Cast,
  moves: { [party: string]: { [move: string]: Block } },
): { [lever: string]: Block } {
  const { draw, parties } = cast;
  const levers: { [lever: string]: Block } = {};
  const by = draw.pick(parties);
  const named = (party: string): string[] =>
    Object.entries(moves[party]).flatMap(([name, move]) => {
      const offers = move.offers;
      return offers === undefined || draw.sometimes(50)
        ? [name]
        : draw.some([offers].flat() as string[], 1).map((offered) => `${name} ${offered}`);
    });
  if (draw.sometimes(45)) {
    const setting = (): Block => {
      const rest: Block = {};
      const holding = `hold ${parties.indexOf(by) + 1}`;
      const others = named(by).filter((name) => name !== holding);
      if (draw.sometimes(35)) rest.only = { [by]: [...draw.some(others, 0), holding] };
      else if (others.length > 0 && draw.sometimes(50)) {
        rest.never = { [by]: draw.sometimes(50) ? draw.pick(others) : draw.some(others, 1) };
      }
      if (draw.sometimes(30)) rest["start only"] = "yes";
      if (cast.assumptions.length > 0 && draw.sometimes(40)) {
        rest.assume = { [cast.assumptions[0]]: quantity(cast, 0.1, 0.9) };
      }
      return rest;
    };
    levers.demands = { by, settings: { free: setting(), "tight-lipped": setting() } };
  }
  if (draw.sometimes(45)) {
    const setting = (): Block => {
      const rest: Block = {};
      const start: Block = {};
      for (const { name, values } of cast.names) if (draw.sometimes(50)) start[name] = draw.pick(values);
      for (const { name } of cast.counters) if (draw.sometimes(50)) start[name] = 1;
      if (cast.speaker !== null && draw.sometimes(40))
        start[cast.speaker.name] = draw.pick(cast.speaker.factions);
      if (draw.sometimes(25)) start["on the table"] = draw.pick(cast.packages);
      if (Object.keys(start).length > 0) rest.start = start;
      const shows = shownBy(cast);
      if (shows !== undefined) rest.shows = shows;
      if (draw.sometimes(50)) rest.deadline = draw.pick(["never", 1, 2, 3]);
      return rest;
    };
    levers.opening = { by, settings: { early: setting(), late: setting() } };
  }
  return levers;
}

function approachesOf(cast: Cast, levers: { [lever: string]: Block }): Block {
  const approach = (): Block =>
    Object.fromEntries(
      Object.entries(levers).map(([lever, block]) => [
        lever,
        cast.draw.pick(Object.keys(block.settings as Block)),
      ]),
    );
  return { "as planned": approach(), otherwise: { ...approach(), says: "the other way" } };
}
