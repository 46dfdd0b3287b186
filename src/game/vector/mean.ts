import { each, LINE, times, VECTORS } from "../vectors.ts";
import { type Code, f64x2, i32, type Local, loop } from "./assembler.ts";
import { type Frame, integers, onward, vectors, word } from "./frame.ts";
import { FEW_EDGES } from "./step.ts";

const overRows = ({ rows }: Frame, line: (offset: number, row: number) => Code): Code =>
  times(rows, (row) => line(LINE * row, row));

export function end(frame: Frame): Code {
  const { at, own } = frame;
  const [slot] = integers(frame, 1);
  return [
    overRows(frame, (offset, row) => [
      slot.set(word(at, 1 + row)),
      each((v) => f64x2.store(own.get, offset + 16 * v, f64x2.load(slot.get, 16 * v))),
    ]),
    onward(at, 1 + frame.rows),
  ];
}

export function toll(frame: Frame): Code {
  const { at, own, rows } = frame;
  const [target, add, factor] = integers(frame, 3);
  const left = (offset: number, v: number): Code =>
    f64x2.mul(f64x2.load(factor.get, 16 * v), f64x2.load(target.get, offset + 16 * v));
  return [
    target.set(word(at, 1)),
    overRows(frame, (offset, row) => [
      add.set(word(at, 2 + row)),
      factor.set(word(at, 2 + rows + row)),
      each((v) =>
        f64x2.store(own.get, offset + 16 * v, f64x2.add(f64x2.load(add.get, 16 * v), left(offset, v))),
      ),
    ]),
    onward(at, 2 + 2 * rows),
  ];
}

/** Every row's mean over targets, in one vector, by weights that are already there. */
export const weighed = (
  frame: Frame,
  v: number,
  weights: readonly Local[],
  targets: readonly Local[],
): Code =>
  overRows(frame, (offset) =>
    f64x2.store(
      frame.own.get,
      offset + 16 * v,
      targets
        .map((target, i) => f64x2.mul(weights[i].get, f64x2.load(target.get, offset + 16 * v)))
        .reduce((sum, product) => f64x2.add(sum, product), f64x2.of(0)),
    ),
  );

/** Means over 1 edge, 2 edges and so on: each weight is read once for all rows. */
export function fewMeans(frame: Frame): readonly Code[] {
  const { at } = frame;
  const from = integers(frame, FEW_EDGES);
  const targets = integers(frame, FEW_EDGES);
  const weights = vectors(frame, FEW_EDGES);
  return times(FEW_EDGES, (less) => {
    const edges = less + 1;
    return [
      times(edges, (i) => [from[i].set(word(at, 1 + 2 * i)), targets[i].set(word(at, 2 + 2 * i))]),
      each((v) => [
        times(edges, (i) => weights[i].set(f64x2.load(from[i].get, 16 * v))),
        weighed(frame, v, weights, targets.slice(0, edges)),
      ]),
      onward(at, 1 + 2 * edges),
    ];
  });
}

/** Each row's mean over the edges from one address to another, told in so many words that begin with weight and target. */
export function longMean(frame: Frame, first: Code, last: Local, words: number): Code {
  const [edge, from, target] = integers(frame, 3);
  const sum = vectors(frame, VECTORS);
  return overRows(frame, (offset) => [
    edge.set(first),
    each((v) => sum[v].set(f64x2.of(0))),
    loop(i32.less(edge.get, last.get), [
      from.set(word(edge, 0)),
      target.set(word(edge, 1)),
      each((v) => sum[v].set(plus(sum, v, from, target, offset))),
      onward(edge, words),
    ]),
    each((v) => f64x2.store(frame.own.get, offset + 16 * v, sum[v].get)),
  ]);
}

export function mean(frame: Frame): Code {
  const { at } = frame;
  const [last] = integers(frame, 1);
  const first = i32.add(at.get, i32.of(8));
  return [
    last.set(i32.add(first, i32.shl(word(at, 1), 3))),
    longMean(frame, first, last, 2),
    at.set(last.get),
  ];
}

/** The weights follow the targets, row after row. */
export function believed(frame: Frame): Code {
  const { at, own } = frame;
  const [first, last, edge, weight, from, target] = integers(frame, 6);
  const sum = vectors(frame, VECTORS);
  return [
    first.set(i32.add(at.get, i32.of(8))),
    last.set(i32.add(first.get, i32.shl(word(at, 1), 2))),
    weight.set(last.get),
    overRows(frame, (offset) => [
      edge.set(first.get),
      each((v) => sum[v].set(f64x2.of(0))),
      loop(i32.less(edge.get, last.get), [
        from.set(word(weight, 0)),
        target.set(word(edge, 0)),
        each((v) => sum[v].set(plus(sum, v, from, target, offset))),
        onward(edge, 1),
        onward(weight, 1),
      ]),
      each((v) => f64x2.store(own.get, offset + 16 * v, sum[v].get)),
    ]),
    at.set(weight.get),
  ];
}

const plus = (sum: readonly Local[], v: number, from: Local, target: Local, offset: number): Code =>
  f64x2.add(sum[v].get, f64x2.mul(f64x2.load(from.get, 16 * v), f64x2.load(target.get, offset + 16 * v)));
