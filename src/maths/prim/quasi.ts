import { binomialTail } from "../binomial.ts";
import { type Box, boxOf, type Side } from "./box.ts";
import { rowsBeyond } from "./cut.ts";
import type { Limit } from "./limit.ts";
import type { Table } from "./table.ts";

/** One end of one limit, and how easily chance alone would have given as many positives without it. */
export interface QuasiP {
  readonly input: number;
  readonly side: Side;
  readonly p: number;
}

/**
 * The quasi-p of each end (Bryant and Lempert, "Thinking inside the box", Technological Forecasting and Social Change 77,
 * 2010): were the share of positives that of the box without this end, the chance that a box of this size would hold at
 * least as many. "Quasi", because the end was chosen on the same rows: read it as an order, not as a test.
 */
export function quasiPs(table: Table, limits: readonly Limit[]): readonly QuasiP[] {
  const box = boxOf(table, limits);
  return limits.flatMap(({ input, low, high }) => [
    ...(low === null ? [] : [{ input, side: "low" as const, p: quasiP(box, input, "low") }]),
    ...(high === null ? [] : [{ input, side: "high" as const, p: quasiP(box, input, "high") }]),
  ]);
}

function quasiP(box: Box, input: number, side: Side): number {
  const beyond = rowsBeyond(box, input, side);
  const share = (box.positives + beyond.positives) / (box.rows + beyond.rows);
  return binomialTail(box.positives, box.rows, share);
}
