import { NodeKind } from "../graph.ts";
import { each, load32, named, toLanes, VECTORS } from "../vectors.ts";
import { type Code, f64x2, i32, loop, type Routine, when } from "./assembler.ts";

export const TALLY = [
  ...["inner", "kind", "detail", "firstEdge", "weight", "label", "slots", "choice", "reach", "open", "taken"],
] as const;

/** How often moves are open and taken. */
export function tally(): { routine: Routine; code: Code } {
  const { routine, ...p } = named(TALLY);
  const [node, edge, last, to, from, mask] = Array.from({ length: 6 }, () => routine.local("i32"));
  const here = Array.from({ length: VECTORS }, () => routine.local("v128"));
  const open = Array.from({ length: VECTORS }, () => routine.local("v128"));
  const isKind = i32.equal(i32.load8(i32.add(p.kind.get, node.get)), i32.of(NodeKind.decision));
  const label = toLanes(load32(p.label, edge.get));
  const count: Code = [
    each((v) => open[v].set(here[v].get)),
    mask.set(load32(p.weight, edge.get)),
    when(i32.notNegative(mask.get), [
      from.set(i32.add(p.slots.get, toLanes(mask.get))),
      each((v) =>
        open[v].set(f64x2.and(here[v].get, f64x2.notEqual(f64x2.load(from.get, 16 * v), f64x2.of(0)))),
      ),
    ]),
    to.set(i32.add(p.open.get, label)),
    each((v) => f64x2.store(to.get, 16 * v, f64x2.add(f64x2.load(to.get, 16 * v), open[v].get))),
    to.set(i32.add(p.taken.get, label)),
    from.set(i32.add(p.choice.get, toLanes(edge.get))),
    each((v) => {
      const taken = f64x2.mul(open[v].get, f64x2.load(from.get, 16 * v));
      return f64x2.store(to.get, 16 * v, f64x2.add(f64x2.load(to.get, 16 * v), taken));
    }),
  ];
  const code: Code = [
    node.set(i32.of(0)),
    loop(i32.less(node.get, p.inner.get), [
      when(isKind, [
        when(i32.equal(load32(p.detail, node.get), i32.of(0)), [
          from.set(i32.add(p.reach.get, toLanes(node.get))),
          each((v) => here[v].set(f64x2.load(from.get, 16 * v))),
          edge.set(load32(p.firstEdge, node.get)),
          last.set(load32(p.firstEdge, i32.add(node.get, i32.of(1)))),
          loop(i32.less(edge.get, last.get), [count, edge.add(i32.of(1))]),
        ]),
      ]),
      node.add(i32.of(1)),
    ]),
  ];
  return { routine, code };
}
