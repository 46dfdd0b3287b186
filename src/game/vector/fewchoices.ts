import { each, LINE, times } from "../vectors.ts";
import { type Code, call, f64x2, i32, type Local, loop } from "./assembler.ts";
import { type Frame, integers, onward, vectors, word } from "./frame.ts";
import { weighed } from "./mean.ts";
import { MOST_OPTIONS, SHARES_ROUTINE } from "./step.ts";

const one = f64x2.of(1);
const negativeInfinity = f64x2.of(Number.NEGATIVE_INFINITY);

/** Addresses of what choices need beside their records. */
export interface Aside {
  /** Room for how far the options of a run are behind. */
  readonly behind: Local;
  /** Room for exponentials. */
  readonly room: Local;
  /** What tells lanes without an open option. */
  readonly stuck: Local;
}

/**
 * Logit choices among 2 options, 3 and so on up to `MOST_OPTIONS`, a run of them at a time; some option may be masked
 * where they are guarded. First how far the lesser options are behind; then all exponentials of the run
 * (see `exp.ts`); then the probabilities and the means.
 *
 * The options stand for election one by one: the lesser of each and the best so far is the loser of that election. Only
 * losers need an exponential, the best has exactly 1.
 */
export function fewChoices(frame: Frame, guarded: boolean, { behind, room, stuck }: Aside): readonly Code[] {
  const { at, until, own } = frame;
  const [start, decider, lambda, loser] = integers(frame, 4);
  const shares = integers(frame, MOST_OPTIONS);
  const targets = integers(frame, MOST_OPTIONS);
  const values = integers(frame, MOST_OPTIONS);
  const masks = integers(frame, MOST_OPTIONS);
  const weight = vectors(frame, MOST_OPTIONS);
  const wins = vectors(frame, MOST_OPTIONS);
  const lost = vectors(frame, MOST_OPTIONS);
  const [most, scale, none] = vectors(frame, 3);
  const words = guarded ? 3 : 2;

  const among = (count: number): Code => {
    const elections = times(count - 1, (i) => i + 1);
    const record: Code = [
      own.set(word(at, 0)),
      decider.set(word(at, 1)),
      lambda.set(word(at, 2)),
      times(count, (i) => [
        shares[i].set(word(at, 3 + words * i)),
        targets[i].set(word(at, 4 + words * i)),
        values[i].set(i32.add(targets[i].get, decider.get)),
        guarded ? masks[i].set(word(at, 5 + words * i)) : [],
      ]),
    ];
    const next: Code = [onward(at, 3 + words * count), loser.add(i32.of(LINE * (count - 1)))];
    const value = (i: number, v: number): Code => {
      const plain = f64x2.load(values[i].get, 16 * v);
      const open = f64x2.notEqual(f64x2.load(masks[i].get, 16 * v), f64x2.of(0));
      return guarded ? f64x2.select(open, plain, negativeInfinity) : plain;
    };
    const behindBest = (v: number): Code => [
      most.set(value(0, v)),
      elections.map((i) => [
        weight[i].set(value(i, v)),
        lost[i].set(f64x2.lesser(most.get, weight[i].get)),
        most.set(f64x2.greater(most.get, weight[i].get)),
      ]),
      elections.map((i) =>
        f64x2.store(
          loser.get,
          LINE * (i - 1) + 16 * v,
          f64x2.mul(f64x2.load(lambda.get, 16 * v), f64x2.sub(lost[i].get, most.get)),
        ),
      ),
    ];
    const sum = times(count, (i) => weight[i].get).reduce((before, share) => f64x2.add(before, share));
    const probabilities = (v: number): Code => [
      most.set(value(0, v)),
      elections.map((i) => [
        weight[i].set(value(i, v)),
        wins[i].set(f64x2.atLeast(weight[i].get, most.get)),
        guarded || i < count - 1 ? most.set(f64x2.greater(most.get, weight[i].get)) : [],
      ]),
      // From the last election back: who won it takes what the best has, the one before goes on with the loser's.
      weight[0].set(guarded ? f64x2.and(one, f64x2.notEqual(most.get, negativeInfinity)) : one),
      elections
        .toReversed()
        .map((i) => [
          lost[i].set(f64x2.load(loser.get, LINE * (i - 1) + 16 * v)),
          wins[i].set(f64x2.and(f64x2.xor(weight[0].get, lost[i].get), wins[i].get)),
          weight[i].set(f64x2.xor(lost[i].get, wins[i].get)),
          weight[0].set(f64x2.xor(weight[0].get, wins[i].get)),
        ]),
      guarded
        ? [
            scale.set(sum),
            none.set(f64x2.equal(scale.get, f64x2.of(0))),
            f64x2.store(stuck.get, 16 * v, f64x2.or(f64x2.load(stuck.get, 16 * v), f64x2.and(none.get, one))),
            scale.set(f64x2.div(one, f64x2.select(none.get, one, scale.get))),
          ]
        : scale.set(f64x2.div(one, sum)),
      times(count, (i) => [
        weight[i].set(f64x2.mul(weight[i].get, scale.get)),
        f64x2.store(shares[i].get, 16 * v, weight[i].get),
      ]),
      weighed(frame, v, weight, targets.slice(0, count)),
    ];
    return [
      start.set(at.get),
      loser.set(behind.get),
      loop(i32.less(at.get, until.get), [record, each(behindBest), next]),
      call(SHARES_ROUTINE, behind.get, loser.get, room.get),
      at.set(start.get),
      loser.set(behind.get),
      loop(i32.less(at.get, until.get), [record, each(probabilities), next]),
    ];
  };
  return times(MOST_OPTIONS - 1, (less) => among(less + 2));
}
