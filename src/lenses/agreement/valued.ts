import { Opcode, operate } from "../../expression/operation.ts";
import type { Term } from "../../expression/term.ts";
import {
  add,
  compare,
  type Exact,
  multiply,
  negate,
  one,
  subtract,
  toNumber,
  zero,
} from "../../maths/exact.ts";
import type { Row } from "../../scenario/model.ts";
import { exactly } from "./exactly.ts";
import { constantPart, type Part, partsOf } from "./parts.ts";
import { nowhere, type Situation } from "./situation.ts";
import type { Together, Worth } from "./space.ts";

/** Tables over several issues hold a number for each combination of their values, at most so many. */
export const mostCells = 200_000;

/** Thrown where a value hangs on more combinations than a table can hold. */
export class TooManyCells extends Error {}

/**
 * What a row thinks a deal is worth at a moment: kept and broken mixed by its own trust, as its attitude feels them.
 * Taken apart into tables of single issues and of those that hang together.
 *
 * @throws TooManyCells; NoNumber on a division by zero.
 */
export function worthOf(situation: Situation, row: Row): Worth {
  const deal = row.deal!;
  if (deal.broken === null) return tabled(situation, feltParts(situation, row, deal.kept, one));
  const trust = deal.restsOn.reduce((product, relation) => multiply(product, situation.trust(relation)), one);
  return tabled(situation, [
    ...feltParts(situation, row, deal.kept, trust),
    ...feltParts(situation, row, deal.broken, subtract(one, trust)),
  ]);
}

/**
 * Points as an attitude feels them, times a probability. What bends at the reference hangs on all issues at once, so the
 * sum becomes one part; where nothing bends, the parts stay apart.
 */
function feltParts(situation: Situation, { attitude }: Row, term: Term, times: Exact): readonly Part[] {
  if (attitude === null) return partsOf(situation, term, times);
  const [reference, aversion, gains, losses] = [
    attitude.reference,
    attitude.lossAversion,
    attitude.gains,
    attitude.losses,
  ].map((each) => situation.at(each, nowhere));
  const straight = [aversion, gains, losses].every((each) => compare(each, one) === 0);
  if (straight) {
    return [...partsOf(situation, term, times), constantPart(negate(multiply(times, reference)))];
  }
  const feel = (points: Exact): Exact => {
    const gain = subtract(points, reference);
    if (gain.top >= 0n) return raised(gain, gains);
    return negate(multiply(aversion, raised(negate(gain), losses)));
  };
  if (compare(gains, one) !== 0 || compare(losses, one) !== 0) situation.round();
  const issues = situation.issuesRead(term);
  return [{ issues, at: (values) => multiply(times, feel(situation.at(term, values))), box: null }];
}

const raised = (base: Exact, exponent: Exact): Exact =>
  compare(exponent, one) === 0 ? base : exactly(operate(Opcode.power, toNumber(base), toNumber(exponent)));

/** Parts that hang on the same issues become one table; boxes over many issues stay as they are. */
function tabled({ numbers }: Situation, parts: readonly Part[]): Worth {
  let constant = zero;
  const joint = new Map<string, Part[]>();
  const terms: Together[] = [];
  const tables = numbers.map((values) => values.map(() => zero));
  for (const part of parts) {
    const cells = part.issues.reduce((product, issue) => product * numbers[issue].length, 1);
    if (part.issues.length === 0) constant = add(constant, part.at(nowhere));
    else if (part.issues.length === 1) {
      const [issue] = part.issues;
      numbers[issue].forEach((_, value) => {
        tables[issue][value] = add(tables[issue][value], part.at(new Map([[issue, value]])));
      });
    } else if (part.box !== null) {
      constant = add(constant, part.box.unmet);
      const points = subtract(part.box.met, part.box.unmet);
      terms.push({ kind: "box", bounds: part.box.bounds, when: "every met", points });
    } else if (cells > mostCells) {
      throw new TooManyCells(`${cells} combinations of values`);
    } else {
      const key = part.issues.join();
      joint.set(key, [...(joint.get(key) ?? []), part]);
    }
  }
  for (const group of joint.values()) {
    const points = Array.from(combinationsOf(numbers, group[0].issues), (values) =>
      group.reduce((sum, part) => add(sum, part.at(values)), zero),
    );
    terms.push({ kind: "table", issues: group[0].issues, points });
  }
  return { constant, tables, terms, atMost: null };
}

/**
 * Every combination of the values of some issues, the last issue changing fastest. What is handed out is the same map
 * each time, so it must be read before the next is asked for.
 */
export function* combinationsOf(
  numbers: readonly (readonly unknown[])[],
  issues: readonly number[],
): Iterable<ReadonlyMap<number, number>> {
  const values = new Map(issues.map((issue) => [issue, 0]));
  for (;;) {
    yield values;
    let last = issues.length - 1;
    while (last >= 0 && values.get(issues[last])! + 1 === numbers[issues[last]].length) last--;
    if (last < 0) return;
    values.set(issues[last], values.get(issues[last])! + 1);
    for (const issue of issues.slice(last + 1)) values.set(issue, 0);
  }
}
