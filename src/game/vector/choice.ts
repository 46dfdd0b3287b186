import { TIE } from "../passes.ts";
import { each, LINE, VECTORS } from "../vectors.ts";
import { type Code, call, f64x2, i32, type Local, loop, when } from "./assembler.ts";
import type { Aside } from "./fewchoices.ts";
import { type Frame, integers, onward, vectors, word } from "./frame.ts";
import { longMean } from "./mean.ts";
import { AT_ONCE, OPTION, SHARES_ROUTINE } from "./step.ts";

const negativeInfinity = f64x2.of(Number.NEGATIVE_INFINITY);

/** What both kinds of choice have: variables, and a way over the options of a record. */
interface Choice {
  readonly frame: Frame;
  readonly lambda: Local;
  readonly most: readonly Local[];
  readonly sum: readonly Local[];
  /** Where the option's probability goes. */
  readonly share: Local;
  /** Code for each option. */
  options(body: Code): Code;
  /** Addresses of the first option's probability and of what follows the last's. */
  readonly shares: { readonly first: Code; readonly last: Code };
}

/**
 * A choice among any number of options, masked or not. The values of the options to the row that decides stand where
 * their probabilities will be, -∞ for a masked one. `stuck` is the address of what tells lanes without an open option.
 */
function choice(frame: Frame, stuck: Local, weigh: (choice: Choice) => Code): Code {
  const { at } = frame;
  const [decider, lambda, option, last, share, from] = integers(frame, 6);
  const [value, most, sum] = [0, 1, 2].map(() => vectors(frame, VECTORS));
  const [none] = vectors(frame, 1);
  const first = i32.add(at.get, i32.of(16));
  const options = (body: Code): Code => [
    option.set(first),
    loop(i32.less(option.get, last.get), [share.set(word(option, 0)), body, onward(option, OPTION)]),
  ];
  const shares = {
    first: i32.load(first),
    last: i32.add(i32.load(first), i32.mul(word(at, 1), i32.of(LINE))),
  };
  const open = (v: number): Code => f64x2.notEqual(f64x2.load(from.get, 16 * v), f64x2.of(0));
  return [
    decider.set(word(at, 2)),
    lambda.set(word(at, 3)),
    last.set(i32.add(first, i32.mul(word(at, 1), i32.of(4 * OPTION)))),
    each((v) => [most[v].set(negativeInfinity), sum[v].set(f64x2.of(0))]),
    options([
      from.set(i32.add(word(option, 1), decider.get)),
      each((v) => value[v].set(f64x2.load(from.get, 16 * v))),
      from.set(word(option, 2)),
      each((v) => [
        value[v].set(f64x2.select(open(v), value[v].get, negativeInfinity)),
        most[v].set(f64x2.greater(most[v].get, value[v].get)),
        f64x2.store(share.get, 16 * v, value[v].get),
      ]),
    ]),
    weigh({ frame, lambda, most, sum, share, options, shares }),
    each((v) => [
      none.set(f64x2.equal(sum[v].get, f64x2.of(0))),
      f64x2.store(
        stuck.get,
        16 * v,
        f64x2.or(f64x2.load(stuck.get, 16 * v), f64x2.and(none.get, f64x2.of(1))),
      ),
      sum[v].set(f64x2.div(f64x2.of(1), f64x2.select(none.get, f64x2.of(1), sum[v].get))),
    ]),
    options(
      each((v) => f64x2.store(share.get, 16 * v, f64x2.mul(f64x2.load(share.get, 16 * v), sum[v].get))),
    ),
    longMean(frame, first, last, OPTION),
    at.set(last.get),
  ];
}

/** The probabilities of an option and those after it stand side by side. */
export function logit(frame: Frame, { stuck, room }: Pick<Aside, "stuck" | "room">): Code {
  const [from, to, last] = integers(frame, 3);
  return choice(frame, stuck, ({ lambda, most, sum, share, options, shares }) => [
    options(
      each((v) =>
        f64x2.store(
          share.get,
          16 * v,
          f64x2.mul(f64x2.load(lambda.get, 16 * v), f64x2.sub(f64x2.load(share.get, 16 * v), most[v].get)),
        ),
      ),
    ),
    from.set(shares.first),
    last.set(shares.last),
    loop(i32.less(from.get, last.get), [
      to.set(i32.add(from.get, i32.of(LINE * AT_ONCE))),
      when(i32.less(last.get, to.get), to.set(last.get)),
      call(SHARES_ROUTINE, from.get, to.get, room.get),
      from.set(to.get),
    ]),
    options(each((v) => sum[v].set(f64x2.add(sum[v].get, f64x2.load(share.get, 16 * v))))),
  ]);
}

export function best(frame: Frame, stuck: Local): Code {
  const [value, weight] = vectors(frame, 2);
  const tie = vectors(frame, VECTORS);
  const isOpen = f64x2.notEqual(value.get, negativeInfinity);
  return choice(frame, stuck, ({ most, sum, share, options }) => [
    // At first the largest size of a value, then what still ties.
    each((v) => tie[v].set(f64x2.of(0))),
    options(
      each((v) => [
        value.set(f64x2.load(share.get, 16 * v)),
        tie[v].set(f64x2.greater(tie[v].get, f64x2.and(f64x2.abs(value.get), isOpen))),
      ]),
    ),
    each((v) => tie[v].set(f64x2.sub(most[v].get, f64x2.mul(f64x2.of(TIE), tie[v].get)))),
    options(
      each((v) => [
        value.set(f64x2.load(share.get, 16 * v)),
        weight.set(f64x2.and(f64x2.of(1), f64x2.and(f64x2.atLeast(value.get, tie[v].get), isOpen))),
        f64x2.store(share.get, 16 * v, weight.get),
        sum[v].set(f64x2.add(sum[v].get, weight.get)),
      ]),
    ),
  ]);
}
