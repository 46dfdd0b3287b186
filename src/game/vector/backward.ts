import { NodeKind } from "../graph.ts";
import { NEVER, TIE } from "../passes.ts";
import { each, LINE, load32, named, toLanes, VECTORS, type Vectors } from "../vectors.ts";
import {
  type Code,
  f64x2,
  highWords,
  i32,
  type Local,
  loop,
  moduleOf,
  type Routine,
  when,
} from "./assembler.ts";
import { sumEnds } from "./ends.ts";
import { forward } from "./forward.ts";
import { tally } from "./tally.ts";

/** The parameters of both backward passes, addresses all but the first four. */
export const BACKWARD = [
  ...["inner", "nodeCount", "rows", "chooses"],
  ...["kind", "decider", "detail", "firstEdge", "target", "weight", "best", "beliefAt", "beliefSlots"],
  ...["endValues", "tollAdd", "tollFactor", "slots", "values", "choice", "precision", "stuck"],
] as const;

/**
 * The passes of `passes.ts` in vectors of two doubles, eight lanes at a time. The same operations in the same order on
 * each lane, so the same bits; `exp` is that of `src/maths/exp.ts`, with 2^n made from its bits instead of a table.
 */
export function vectorModule(): Uint8Array {
  return moduleOf([
    { name: "backward", ...backward() },
    { name: "forward", ...forward() },
    { name: "tally", ...tally() },
    { name: "sumEnds", ...sumEnds() },
  ]);
}

function backward(): { routine: Routine; code: Code } {
  const { routine, ...p } = named(BACKWARD);
  const int = (): Local => routine.local("i32");
  const vectors = (): Vectors => Array.from({ length: VECTORS }, () => routine.local("v128"));
  const [node, row, at, from, first, last, edge, share, rowBytes, own, kind, mask] = Array.from(
    { length: 12 },
    int,
  );
  const [most, sum, value, lambda] = Array.from({ length: 4 }, vectors);
  const part = Array.from({ length: 3 }, () => routine.local("v128"));

  const slot = (index: Code): Code => i32.add(p.slots.get, toLanes(index));
  const upTo = (counter: Local, limit: Code, body: Code): Code =>
    loop(i32.less(counter.get, limit), [body, counter.add(i32.of(1))]);
  /** Over the edges of the node; `share` walks along the choices. */
  const overEdges = (body: Code): Code => [
    edge.set(first.get),
    share.set(i32.add(p.choice.get, toLanes(first.get))),
    upTo(edge, last.get, [body, share.add(i32.of(LINE))]),
  ];
  const copy = (to: Code, source: Code): Code => [
    at.set(to),
    mask.set(source),
    each((v) => f64x2.store(at.get, 16 * v, f64x2.load(mask.get, 16 * v))),
  ];
  /** Address of the values of the edge's target, at an offset. */
  const ofTarget = (offset: Code): Code =>
    i32.add(i32.add(p.values.get, i32.mul(load32(p.target, edge.get), rowBytes.get)), offset);

  const ends: Code = [
    node.set(p.inner.get),
    upTo(node, p.nodeCount.get, [
      from.set(i32.mul(load32(p.detail, node.get), p.rows.get)),
      own.set(i32.add(p.values.get, i32.mul(node.get, rowBytes.get))),
      row.set(i32.of(0)),
      upTo(row, p.rows.get, [
        copy(own.get, slot(load32(p.endValues, i32.add(from.get, row.get)))),
        own.add(i32.of(LINE)),
      ]),
    ]),
  ];

  const negativeInfinity = f64x2.of(Number.NEGATIVE_INFINITY);
  /** The values of the options to the row that decides, -∞ where one is masked, stored where the choice will be. */
  const weighOptions: Code = overEdges([
    at.set(ofTarget(from.get)),
    mask.set(load32(p.weight, edge.get)),
    each((v) => value[v].set(f64x2.load(at.get, 16 * v))),
    when(i32.notNegative(mask.get), [
      at.set(slot(mask.get)),
      each((v) =>
        value[v].set(
          f64x2.select(
            f64x2.notEqual(f64x2.load(at.get, 16 * v), f64x2.of(0)),
            value[v].get,
            negativeInfinity,
          ),
        ),
      ),
    ]),
    each((v) => most[v].set(f64x2.greater(most[v].get, value[v].get))),
    each((v) => f64x2.store(share.get, 16 * v, value[v].get)),
  ]);
  const keep = (v: number, weight: Code): Code => [
    part[2].set(weight),
    f64x2.store(share.get, 16 * v, part[2].get),
    sum[v].set(f64x2.add(sum[v].get, part[2].get)),
  ];
  /** A masked option is so far behind (by -∞, or by what is no number) that the comparison drops it. */
  const logit: Code = [
    each((v) => lambda[v].set(f64x2.load(i32.add(p.precision.get, from.get), 16 * v))),
    overEdges(
      each((v) => [
        part[0].set(f64x2.mul(lambda[v].get, f64x2.sub(f64x2.load(share.get, 16 * v), most[v].get))),
        keep(v, f64x2.and(exponential(part[0], part[1]), f64x2.atLeast(part[0].get, f64x2.of(NEVER)))),
      ]),
    ),
  ];
  /** Here `lambda` holds the largest size of a value, and then what still ties. */
  const best: Code = [
    each((v) => lambda[v].set(f64x2.of(0))),
    overEdges(
      each((v) => [
        part[0].set(f64x2.load(share.get, 16 * v)),
        lambda[v].set(
          f64x2.greater(
            lambda[v].get,
            f64x2.and(f64x2.abs(part[0].get), f64x2.notEqual(part[0].get, negativeInfinity)),
          ),
        ),
      ]),
    ),
    each((v) => lambda[v].set(f64x2.sub(most[v].get, f64x2.mul(f64x2.of(TIE), lambda[v].get)))),
    overEdges(
      each((v) => [
        part[0].set(f64x2.load(share.get, 16 * v)),
        keep(
          v,
          f64x2.and(
            f64x2.of(1),
            f64x2.and(
              f64x2.atLeast(part[0].get, lambda[v].get),
              f64x2.notEqual(part[0].get, negativeInfinity),
            ),
          ),
        ),
      ]),
    ),
  ];
  const choose: Code = [
    row.set(load32(p.decider, node.get)),
    from.set(toLanes(row.get)),
    each((v) => [most[v].set(negativeInfinity), sum[v].set(f64x2.of(0))]),
    weighOptions,
    when(i32.load8(i32.add(p.best.get, row.get)), best, logit),
    each((v) => [
      part[0].set(f64x2.equal(sum[v].get, f64x2.of(0))),
      f64x2.store(
        p.stuck.get,
        16 * v,
        f64x2.or(f64x2.load(p.stuck.get, 16 * v), f64x2.and(part[0].get, f64x2.of(1))),
      ),
      sum[v].set(f64x2.div(f64x2.of(1), f64x2.select(part[0].get, f64x2.of(1), sum[v].get))),
    ]),
    overEdges(
      each((v) => f64x2.store(share.get, 16 * v, f64x2.mul(f64x2.load(share.get, 16 * v), sum[v].get))),
    ),
  ];

  /** One row's mean over the edges; `weights` gives the address of an edge's. `from` is the row's offset. */
  const mean = (weights: Code): Code => [
    each((v) => sum[v].set(f64x2.of(0))),
    overEdges([
      at.set(ofTarget(from.get)),
      mask.set(weights),
      each((v) =>
        sum[v].set(
          f64x2.add(sum[v].get, f64x2.mul(f64x2.load(mask.get, 16 * v), f64x2.load(at.get, 16 * v))),
        ),
      ),
    ]),
    at.set(i32.add(own.get, from.get)),
    each((v) => f64x2.store(at.get, 16 * v, sum[v].get)),
  ];
  const overRows = (body: Code): Code => [
    row.set(i32.of(0)),
    upTo(row, p.rows.get, [from.set(toLanes(row.get)), body]),
  ];
  // A row that believes otherwise has slots of its own; `kind`, no longer needed, is where the weights are read.
  const ownWeights: Code = [
    kind.set(i32.add(p.weight.get, i32.shl(first.get, 2))),
    when(i32.notNegative(load32(p.detail, node.get)), [
      when(p.chooses.get, [
        mask.set(load32(p.beliefAt, i32.add(i32.mul(load32(p.detail, node.get), p.rows.get), row.get))),
        when(i32.notNegative(mask.get), kind.set(i32.add(p.beliefSlots.get, i32.shl(mask.get, 2)))),
      ]),
    ]),
  ];
  const chance = mean(slot(i32.load(i32.add(kind.get, i32.shl(i32.sub(edge.get, first.get), 2)))));
  const toll: Code = [
    mask.set(i32.mul(load32(p.detail, node.get), p.rows.get)),
    edge.set(first.get),
    overRows([
      share.set(slot(load32(p.tollAdd, i32.add(mask.get, row.get)))),
      at.set(slot(load32(p.tollFactor, i32.add(mask.get, row.get)))),
      kind.set(ofTarget(from.get)),
      last.set(i32.add(own.get, from.get)),
      each((v) =>
        f64x2.store(
          last.get,
          16 * v,
          f64x2.add(
            f64x2.load(share.get, 16 * v),
            f64x2.mul(f64x2.load(at.get, 16 * v), f64x2.load(kind.get, 16 * v)),
          ),
        ),
      ),
    ]),
  ];

  const code: Code = [
    rowBytes.set(toLanes(p.rows.get)),
    ends,
    node.set(i32.sub(p.inner.get, i32.of(1))),
    loop(i32.notNegative(node.get), [
      first.set(load32(p.firstEdge, node.get)),
      last.set(load32(p.firstEdge, i32.add(node.get, i32.of(1)))),
      own.set(i32.add(p.values.get, i32.mul(node.get, rowBytes.get))),
      kind.set(i32.load8(i32.add(p.kind.get, node.get))),
      when(
        i32.equal(kind.get, i32.of(NodeKind.decision)),
        [when(p.chooses.get, choose), overRows(mean(share.get))],
        when(i32.equal(kind.get, i32.of(NodeKind.chance)), overRows([ownWeights, chance]), toll),
      ),
      node.add(i32.of(-1)),
    ]),
  ];
  return { routine, code };
}

/** e to `x`, with the polynomial of `src/maths/exp.ts`; right from NEVER up to 0, which is all a choice needs. */
function exponential(x: Local, n: Local): Code {
  const inverseLn2 = f64x2.of(Math.LOG2E);
  const rounder = f64x2.of(6755399441055744);
  const ln2High = f64x2.of(0.6931471803691238);
  const ln2Low = f64x2.of(1.9082149292705877e-10);
  const shifted = f64x2.add(f64x2.mul(x.get, inverseLn2), rounder);
  // The bits of x/ln 2 plus the rounder end in n; moved up and added to those of 1 they are 2^n.
  const power = f64x2.addBits(f64x2.shiftBits(shifted, 52), highWords(0x3ff00000));
  const whole = f64x2.sub(shifted, rounder);
  const rest = f64x2.sub(f64x2.sub(x.get, f64x2.mul(n.get, ln2High)), f64x2.mul(n.get, ln2Low));
  let factorial = 1;
  const coefficients = Array.from({ length: 13 }, (_, k) => {
    if (k > 0) factorial *= k;
    return 1 / factorial;
  });
  const horner = coefficients
    .slice(0, -1)
    .reduceRight<Code>(
      (inner, coefficient) => f64x2.add(f64x2.of(coefficient), f64x2.mul(n.get, inner)),
      f64x2.of(coefficients[12]),
    );
  return [n.set(whole), n.set(rest), f64x2.mul(horner, power)];
}
