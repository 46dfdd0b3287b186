import type { Model } from "../scenario/model.ts";
import type { Failure } from "./evaluation.ts";
import { isMove, openIn, type Way } from "./explain.ts";
import type { Structure } from "./graph.ts";
import type { Lane } from "./reading.ts";
import { trustPath } from "./summary.ts";

/** A move that a question supposes, with the words it was asked in. */
export type Supposition = Structure["forced"][number] & { readonly text: string };

/** What a supposition does under one approach. */
export interface ToldSupposition {
  /** As it was asked. */
  readonly move: string;
  readonly round: number;
  /** The probability that the talks reach that round. */
  readonly reached: number;
  /** Is the move open there in any talks that come to it? Where it is not, the supposition changes nothing. */
  readonly open: boolean;
  /** Is it made on the course that is told? */
  readonly onCourse: boolean;
}

/** What became of a supposition under one approach. */
export interface Effect {
  readonly told: ToldSupposition;
  /** Rounds in which the move is open in some talks. */
  readonly openRounds: readonly number[];
}

export function effectOf(lane: Lane, way: Way, { party, move, round, text }: Supposition): Effect {
  const openRounds = [...openIn(lane, party, move)].flatMap((times, at) => (times > 0 ? [at + 1] : []));
  const onCourse = way.steps.some((step) => step.round === round && isMove(step.taken.label, party, move));
  const reached = trustPath(lane).alive[round - 1] ?? 0;
  return {
    told: { move: text, round, reached, open: openRounds.includes(round), onCourse },
    openRounds,
  };
}

/** Why a supposition that is open under none of the approaches is no question: it would change nothing in silence. */
export function idle(
  model: Model,
  { party, move, round, text }: Supposition,
  under: readonly Effect[],
): Failure {
  const { id, moves } = model.parties[party];
  const name = moves[move].id;
  const last = model.clock?.rounds ?? 0;
  const why =
    round < 1 || round > last
      ? `the rounds go from 1 to ${last}`
      : under.every(({ told }) => told.reached === 0)
        ? `no talks reach round ${round}`
        : `${name} is never open to ${id} in round ${round}`;
  const rounds = [...new Set(under.flatMap(({ openRounds }) => openRounds))].sort((a, b) => a - b);
  const note =
    rounds.length === 0
      ? `${name} is never open to ${id} in these talks`
      : `${name} is open to ${id} in ${rounds.length > 1 ? "rounds" : "round"} ${stretches(rounds)}`;
  const message = `invalid supposition "${text}": it changes nothing, since ${why}`;
  return { code: "no-effect", message, note, start: null, end: null };
}

/** `1, 3 to 5`. */
function stretches(rounds: readonly number[]): string {
  const found: { from: number; to: number }[] = [];
  for (const round of rounds) {
    const last = found.at(-1);
    if (last !== undefined && last.to === round - 1) last.to = round;
    else found.push({ from: round, to: round });
  }
  return found.map(({ from, to }) => (from === to ? `${from}` : `${from} to ${to}`)).join(", ");
}
