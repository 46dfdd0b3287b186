import type { Flat } from "./flat.ts";
import type { Kernel } from "./kernel.ts";
import { BACKWARD, vectorModule } from "./vector.ts";
import { FORWARD, TALLY } from "./vectorforward.ts";
import { VECTOR_LANES } from "./vectors.ts";
import type { Work } from "./work.ts";

/** The little of WebAssembly that is used here; the engine's types name no environment. */
interface Environment {
  readonly Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: object,
  ) => { readonly exports: Readonly<Record<string, (...parameters: number[]) => void>> };
}

const PAGE = 65_536;
/** Columns begin where a vector may: at multiples of this many bytes. */
const ALIGNED = 16;

/** The vector kernel; null where there is no WebAssembly, it has no vectors, or may not be compiled. */
export function vectorKernel(): Kernel | null {
  const environment = (globalThis as { readonly WebAssembly?: Environment }).WebAssembly;
  if (environment === undefined) return null;
  try {
    const module = new environment.Module(vectorModule());
    return (flat) => passesIn(environment, module, flat);
  } catch {
    return null;
  }
}

function passesIn(environment: Environment, module: object, flat: Flat): ReturnType<Kernel> {
  const { graph, inner, rows, oneBelief } = flat;
  const { nodeCount, edgeCount, tape } = graph;
  const columns = {
    kind: graph.kind,
    decider: graph.decider,
    detail: graph.detail,
    firstEdge: graph.firstEdge,
    target: graph.target,
    weight: graph.weight,
    label: graph.label,
    best: Uint8Array.from(graph.precision, (slot) => (slot < 0 ? 1 : 0)),
    beliefAt: flat.beliefAt,
    beliefSlots: flat.beliefSlots,
    endValues: flat.endValues,
    endFactValues: flat.endFactValues,
    tollAdd: flat.tollAdd,
    tollFactor: flat.tollFactor,
  };
  const numbers = {
    slots: tape.length,
    values: nodeCount * rows,
    facts: oneBelief ? 0 : nodeCount * rows,
    choice: edgeCount,
    reach: nodeCount,
    open: graph.labels.length,
    taken: graph.labels.length,
    precision: rows,
    stuck: 1,
  };
  const address: Record<string, number> = {};
  let size = 0;
  const place = (name: string, bytes: number): void => {
    address[name] = size;
    size += Math.ceil(bytes / ALIGNED) * ALIGNED;
  };
  for (const [name, count] of Object.entries(numbers)) place(name, 8 * VECTOR_LANES * count);
  for (const [name, column] of Object.entries(columns)) place(name, column.byteLength);
  const memory = new environment.Memory({ initial: Math.ceil(size / PAGE) });
  const { buffer } = memory;
  for (const [name, column] of Object.entries(columns)) {
    new Uint8Array(buffer).set(
      new Uint8Array(column.buffer, column.byteOffset, column.byteLength),
      address[name],
    );
  }
  const view = (name: keyof typeof numbers): Float64Array =>
    new Float64Array(buffer, address[name], VECTOR_LANES * numbers[name]);
  const values = view("values");
  const work: Work = {
    lanes: VECTOR_LANES,
    slots: view("slots"),
    values,
    facts: oneBelief ? values : view("facts"),
    choice: view("choice"),
    reach: view("reach"),
    open: view("open"),
    taken: view("taken"),
    precision: view("precision"),
    stuck: view("stuck"),
  };
  const { exports } = new environment.Instance(module, { m: { memory } });
  const call = (names: readonly string[], own: Readonly<Record<string, number>>): readonly number[] =>
    names.map((name) => own[name] ?? address[name]);
  const sizes = { inner, nodeCount, rows };
  const back = call(BACKWARD, { ...sizes, chooses: 1 });
  const inFact = call(BACKWARD, {
    ...sizes,
    chooses: 0,
    values: address.facts,
    endValues: address.endFactValues,
  });
  const fore = call(FORWARD, sizes);
  const moves = call(TALLY, sizes);
  return {
    work,
    backward() {
      work.stuck.fill(0);
      exports.backward(...back);
    },
    backwardInFact: () => exports.backward(...inFact),
    forward() {
      work.reach.fill(0);
      work.reach.fill(1, 0, VECTOR_LANES);
      exports.forward(...fore);
    },
    tally() {
      work.open.fill(0);
      work.taken.fill(0);
      exports.tally(...moves);
    },
  };
}
