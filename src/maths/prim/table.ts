import { rising } from "../rising.ts";

/**
 * Rows with a label of 0 or 1, every input sorted once. Nothing later compares or sorts again: a box is a pair of
 * places in each of these orders.
 */
export interface Table {
  readonly rows: number;
  readonly inputs: number;
  readonly labels: Uint8Array;
  readonly positives: number;
  /** For each input the rows from its smallest value to its largest. */
  readonly order: readonly Int32Array[];
  /** For each input its values in that order. */
  readonly values: readonly Float64Array[];
}

/**
 * Sorts `points`, row after row of `inputs` numbers each.
 * @throws RangeError where a number is not finite, a label is not 0 or 1, or the lengths do not fit together.
 */
export function tableOf(points: Float64Array, rows: number, inputs: number, labels: Uint8Array): Table {
  if (points.length !== rows * inputs || labels.length !== rows) {
    throw new RangeError(
      `invalid table: ${points.length} numbers and ${labels.length} labels for ${rows} rows of ${inputs} inputs`,
    );
  }
  let positives = 0;
  for (const label of labels) {
    if (label > 1) throw new RangeError(`invalid label ${label}: a case is 0 or 1`);
    positives += label;
  }
  const order: Int32Array[] = [];
  const values: Float64Array[] = [];
  for (let input = 0; input < inputs; input++) {
    const column = new Float64Array(rows);
    for (let row = 0; row < rows; row++) {
      const value = points[row * inputs + input];
      if (!Number.isFinite(value)) {
        throw new RangeError(`invalid number ${value} of input ${input} in row ${row}: leave such rows out`);
      }
      column[row] = value;
    }
    const sorted = rising(column);
    order.push(sorted);
    const inOrder = new Float64Array(rows);
    for (let place = 0; place < rows; place++) inOrder[place] = column[sorted[place]];
    values.push(inOrder);
  }
  return { rows, inputs, labels, positives, order, values };
}

/** The same table without the rows whose `keep` is 0. The orders are thinned, not sorted anew. */
export function part(table: Table, keep: Uint8Array): Table {
  const place = new Int32Array(table.rows);
  let rows = 0;
  for (let row = 0; row < table.rows; row++) place[row] = keep[row] === 1 ? rows++ : -1;
  const labels = new Uint8Array(rows);
  let positives = 0;
  for (let row = 0; row < table.rows; row++) {
    if (place[row] < 0) continue;
    labels[place[row]] = table.labels[row];
    positives += table.labels[row];
  }
  const order: Int32Array[] = [];
  const values: Float64Array[] = [];
  for (let input = 0; input < table.inputs; input++) {
    const thinned = new Int32Array(rows);
    const kept = new Float64Array(rows);
    let count = 0;
    for (let position = 0; position < table.rows; position++) {
      const row = place[table.order[input][position]];
      if (row < 0) continue;
      thinned[count] = row;
      kept[count++] = table.values[input][position];
    }
    order.push(thinned);
    values.push(kept);
  }
  return { rows, inputs: table.inputs, labels, positives, order, values };
}
