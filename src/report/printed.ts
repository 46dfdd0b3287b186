import type { Specification } from "./chart.ts";

/** A specification for reading and copying: indented, with one row of data on each line. */
export function printed(spec: Specification): string {
  const { data, ...rest } = spec;
  const values = (data as { readonly values: readonly unknown[] }).values;
  const rows = values.map((row) => `  ${JSON.stringify(row)}`).join(",\n");
  // The data come last, so that whoever scrolls sees the chart first.
  const text = JSON.stringify(rest, null, 1);
  return `${text.slice(0, text.lastIndexOf("}")).trimEnd()},\n "data": { "values": [\n${rows}\n ] }\n}`;
}
