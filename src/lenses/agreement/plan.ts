import type { Compiled } from "./compiled.ts";
import { issuesOf } from "./compiled.ts";
import { type Ban, banOf, type Diagram, type Pay, payOf } from "./diagram.ts";
import { reducedBan, reducedPay } from "./reduced.ts";

/** The terms and rules of some issues, laid out for choosing these issues one after the other. */
export interface Plan {
  readonly compiled: Compiled;
  /** In the order in which they are chosen. */
  readonly issues: readonly number[];
  readonly pays: readonly Pay[];
  readonly bans: readonly Ban[];
  /** By depth: which diagrams read the issue. */
  readonly payStops: readonly (readonly Stop[])[];
  readonly banStops: readonly (readonly Stop[])[];
  /** Entries of the array that holds the state of every diagram in every layer. */
  readonly cells: number;
}

interface Stop {
  /** Position among the pays or the bans. */
  readonly index: number;
  readonly layer: number;
  readonly next: Int32Array;
  /** Where the state before this issue is kept; the one after follows it. */
  readonly cell: number;
  readonly last: boolean;
}

/** @param issues all issues of some groups: what reads one of them reads no issue beside them. */
export function planOf(compiled: Compiled, issues: readonly number[]): Plan {
  const own = new Set(issues);
  const pays = compiled.terms
    .filter(({ term }) => own.has(issuesOf(term)[0]))
    .map((joint) => payOf(compiled, joint, issues));
  const bans = compiled.rules
    .filter((rule) => own.has(issuesOf(rule)[0]))
    .map((rule) => banOf(compiled, rule, issues));
  return laidOut(compiled, issues, pays, bans);
}

/** The same plan with as few states as do. */
export function withFewStates({ compiled, issues, pays, bans }: Plan): Plan {
  return laidOut(
    compiled,
    issues,
    pays.map((pay) => reducedPay(pay, compiled.limbs)),
    bans.map(reducedBan),
  );
}

function laidOut(
  compiled: Compiled,
  issues: readonly number[],
  pays: readonly Pay[],
  bans: readonly Ban[],
): Plan {
  let cells = 0;
  const stopsOf = (diagrams: readonly Diagram[]): readonly (readonly Stop[])[] => {
    const stops: Stop[][] = issues.map(() => []);
    diagrams.forEach(({ issues: read, next }, index) => {
      read.forEach((issue, layer) => {
        const cell = cells + layer;
        const last = layer === read.length - 1;
        stops[issues.indexOf(issue)].push({ index, layer, next: next[layer], cell, last });
      });
      cells += read.length + 1;
    });
    return stops;
  };
  const payStops = stopsOf(pays.map(({ diagram }) => diagram));
  const banStops = stopsOf(bans.map(({ diagram }) => diagram));
  return { compiled, issues, pays, bans, payStops, banStops, cells };
}
