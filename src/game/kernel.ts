import { exp } from "../maths/exp.ts";
import type { Flat } from "./flat.ts";
import { NodeKind } from "./graph.ts";
import { backward, backwardInFact, forward, NEVER, sumEnds, TIE, tally, weighBeliefs } from "./passes.ts";
import { vectorKernel } from "./vector/kernel.ts";
import { VECTOR_LANES } from "./vectors.ts";
import { type Work, workFor } from "./work.ts";

/** The passes over one graph at one number of lanes, as `passes.ts` describes them, in a room of their own. */
export interface Passes {
  readonly work: Work;
  backward(): void;
  /** Fills `work.startInFact` and `work.facts`. Run after `backward`. */
  backwardInFact(): void;
  /** Fills `work.reach`, `work.outcomes` and `work.kept`. Run after `backward`. */
  forward(): void;
  /** Fills `work.open` and `work.taken`. Run after `forward`. */
  tally(): void;
}

/** Makes passes for graphs; what it has compiled serves all of them. */
export type Kernel = (flat: Flat) => Passes;

/** The passes as plain loops, where code may not be generated. */
export const plainKernel =
  (lanes: number): Kernel =>
  (flat) => {
    const work = workFor(flat, lanes);
    return {
      work,
      backward: () => backward(flat, work),
      backwardInFact: () => backwardInFact(flat, work),
      forward() {
        forward(flat, work);
        sumEnds(flat, work);
      },
      tally: () => tally(flat, work),
    };
  };

/** Makes a function of its parameters and body; throws where generating code is forbidden. */
export type Generate = (parameters: readonly string[], body: string) => (...args: unknown[]) => void;

const generateFunction: Generate = (parameters, body) =>
  new Function(...parameters, body) as ReturnType<Generate>;

/**
 * The passes written out for a number of rows and lanes: sums over rows stand in local variables instead of arrays. The
 * code is made of these two small numbers and nothing else. Same operations in the same order as `passes.ts`, so the same
 * bits; falls back to it where generating code is forbidden.
 */
export function kernelFor(rows: number, lanes: number, generate: Generate = generateFunction): Kernel {
  // Beyond this a function has more local variables than registers can help, and the plain loops are as good.
  if (rows > MOST_ROWS) return plainKernel(lanes);
  try {
    const back = generate(BACKWARD_PARAMETERS, backwardBody(rows, lanes, true));
    const fact = generate(BACKWARD_PARAMETERS, backwardBody(rows, lanes, false));
    const fore = generate(FORWARD_PARAMETERS, forwardBody(lanes));
    return (flat) => {
      const work = workFor(flat, lanes);
      const { kind, firstEdge, target, weight } = flat.graph;
      const believe = (node: number): void => weighBeliefs(flat, work, node);
      return {
        work,
        backward: () => back(...columns(flat, work), flat.endValues, work.values, believe),
        backwardInFact: () => fact(...columns(flat, work), flat.endFactValues, work.facts, null),
        forward() {
          fore(flat.inner, kind, firstEdge, target, weight, work.slots, work.choice, work.reach);
          sumEnds(flat, work);
        },
        tally: () => tally(flat, work),
      };
    };
  } catch {
    return plainKernel(lanes);
  }
}

const MOST_ROWS = 16;

/**
 * Kernels made so far. Those who evaluate several graphs share one of these, so that an engine that compiles what runs
 * often has it compiled for all of them.
 */
export class Kernels {
  private readonly made = new Map<string, Kernel>();

  of(rows: number, lanes: number): Kernel {
    const key = `${rows} ${lanes}`;
    let kernel = this.made.get(key);
    if (kernel === undefined) {
      kernel = (lanes === VECTOR_LANES ? vectorKernel(rows) : null) ?? kernelFor(rows, lanes);
      this.made.set(key, kernel);
    }
    return kernel;
  }
}

const BACKWARD_PARAMETERS = [
  ...[
    "inner",
    "nodeCount",
    "kind",
    "decider",
    "detail",
    "firstEdge",
    "target",
    "weight",
    "tollAdd",
    "tollFactor",
  ],
  ...["slots", "choice", "precision", "stuck", "exp", "endValues", "values", "believe"],
];

/** What both backward passes read, in the order of the parameters. */
function columns({ graph, inner, tollAdd, tollFactor }: Flat, work: Work): readonly unknown[] {
  const { nodeCount, kind, decider, detail, firstEdge, target, weight } = graph;
  const { slots, choice, precision, stuck } = work;
  return [
    ...[inner, nodeCount, kind, decider, detail, firstEdge, target, weight, tollAdd, tollFactor],
    ...[slots, choice, precision, stuck, exp],
  ];
}

const FORWARD_PARAMETERS = ["inner", "kind", "firstEdge", "target", "weight", "slots", "choice", "reach"];

/** `chooses`: works the choices out, or takes those that are there (and the analyst's chances). */
function backwardBody(rows: number, lanes: number, chooses: boolean): string {
  const each = (line: (row: number) => string): string =>
    Array.from({ length: rows }, (_, row) => line(row)).join("\n");
  const times = (index: string, by: number): string => (by === 1 ? index : `${index}*${by}`);
  const lane = lanes === 1 ? "" : "+l";
  const inLanes = (body: string): string =>
    lanes === 1 ? `{${body}}` : `for(let l=0;l<${lanes};l++){${body}}`;
  const at = (base: string, row: number): string => `${base}+${row * lanes}`;
  const slot = (index: string): string => `slots[${times(index, lanes)}${lane}]`;
  const choice = `choice[${times("edge", lanes)}${lane}]`;
  const zero = each((r) => `let v${r}=0;`);
  const store = each((r) => `values[own+${r * lanes}${lane}]=v${r};`);
  const add = (share: string): string => `const share=${share};
      const to=target[edge]*${rows * lanes}${lane};
      ${each((r) => `v${r}+=share*values[${at("to", r)}];`)}`;
  const choose = `const lambda=precision[row${lane}];
    let most=-Infinity,size=0,sum=0;
    for(let edge=first;edge<last;edge++){
      const mask=weight[edge];
      if(mask>=0&&${slot("mask")}===0)continue;
      const value=values[target[edge]*${rows * lanes}+row${lane}];
      ${choice}=value;
      if(value>most)most=value;
      if(Math.abs(value)>size)size=Math.abs(value);
    }
    const tie=most-${TIE}*size;
    for(let edge=first;edge<last;edge++){
      const mask=weight[edge];
      let share=0;
      if(mask<0||${slot("mask")}!==0){
        const value=${choice};
        if(lambda<0)share=value>=tie?1:0;
        else if(value===most)share=1;
        else{const behind=lambda*(value-most);share=behind<${NEVER}?0:exp(behind);}
        sum+=share;
      }
      ${choice}=share;
    }
    let scale=1;
    if(sum===0)stuck[${lanes === 1 ? 0 : "l"}]=1;else scale=1/sum;`;
  return `"use strict";
${chooses ? "stuck.fill(0);" : ""}
for(let node=inner;node<nodeCount;node++){
  const from=detail[node]*${rows};
  ${inLanes(`const to=node*${rows * lanes}${lane};
  ${each((r) => `values[${at("to", r)}]=${slot(`endValues[from+${r}]`)};`)}`)}
}
for(let node=inner-1;node>=0;node--){
  const first=firstEdge[node];
  const last=firstEdge[node+1];
  const is=kind[node];
  const own=node*${rows * lanes};
  if(is===${NodeKind.decision}){
    ${chooses ? `const row=decider[node]*${lanes};` : ""}
    ${inLanes(`${chooses ? choose : ""}
    ${zero}
    for(let edge=first;edge<last;edge++){
      ${add(chooses ? `${choice}*scale` : choice)}
      ${chooses ? `${choice}=share;` : ""}
    }
    ${store}`)}
  }else if(is===${NodeKind.chance}){
    ${inLanes(`${zero}
    for(let edge=first;edge<last;edge++){
      ${add(slot("weight[edge]"))}
    }
    ${store}`)}
    ${chooses ? "if(detail[node]>=0)believe(node);" : ""}
  }else{
    const toll=detail[node]*${rows};
    ${inLanes(`const to=target[first]*${rows * lanes}${lane};
    ${each((r) => `values[own+${r * lanes}${lane}]=${slot(`tollAdd[toll+${r}]`)}+${slot(`tollFactor[toll+${r}]`)}*values[${at("to", r)}];`)}`)}
  }
}`;
}

function forwardBody(lanes: number): string {
  const lane = lanes === 1 ? "" : "+l";
  const times = (index: string): string => (lanes === 1 ? index : `${index}*${lanes}`);
  const inLanes = (body: string): string => (lanes === 1 ? body : `for(let l=0;l<${lanes};l++)${body}`);
  const go = (share: string): string =>
    `for(let edge=first;edge<last;edge++){const to=${times("target[edge]")};${share}}`;
  return `"use strict";
reach.fill(0);
reach.fill(1,0,${lanes});
for(let node=0;node<inner;node++){
  const first=firstEdge[node];
  const last=firstEdge[node+1];
  const is=kind[node];
  const at=${times("node")};
  if(is===${NodeKind.decision})${go(
    `const from=${times("edge")};${inLanes(`reach[to${lane}]+=reach[at${lane}]*choice[from${lane}];`)}`,
  )}
  else if(is===${NodeKind.chance})${go(
    `const from=${times("weight[edge]")};${inLanes(`reach[to${lane}]+=reach[at${lane}]*slots[from${lane}];`)}`,
  )}
  else ${go(inLanes(`reach[to${lane}]+=reach[at${lane}];`))}
}`;
}
