import { named } from "../vectors.ts";
import { branch, type Code, i32, loop, type Routine } from "./assembler.ts";
import { best, logit } from "./choice.ts";
import { fewChoices } from "./fewchoices.ts";
import { type Frame, onward, word } from "./frame.ts";
import { believed, end, fewMeans, mean, toll } from "./mean.ts";

/**
 * Addresses: the records, and where they stop; what tells lanes in which some decision had no open option; room for how
 * far options are behind, and for exponentials.
 */
const BACKWARD = ["from", "to", "stuck", "behind", "room"] as const;

/** Both backward passes, which differ in their records alone; code for a number of rows. */
export function backward(rows: number): { routine: Routine; code: Code } {
  const { routine, from: at, to, ...aside } = named(BACKWARD);
  const [kind, until, own] = [0, 1, 2].map(() => routine.local("i32"));
  const frame: Frame = { routine, rows, at, until, own };
  const run = (body: Code): Code => loop(i32.less(at.get, until.get), [own.set(word(at, 0)), body]);
  const code = loop(i32.less(at.get, to.get), [
    kind.set(word(at, 0)),
    until.set(word(at, 1)),
    onward(at, 2),
    // In the order of `Step`.
    branch(kind.get, [
      run(end(frame)),
      run(toll(frame)),
      run(believed(frame)),
      run(mean(frame)),
      ...fewMeans(frame).map(run),
      run(logit(frame, aside)),
      run(best(frame, aside.stuck)),
      ...fewChoices(frame, false, aside),
      ...fewChoices(frame, true, aside),
    ]),
  ]);
  return { routine, code };
}
