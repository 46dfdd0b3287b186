import { expect, test } from "vitest";
import type { Specification } from "./chart.ts";
import { printed } from "./printed.ts";

test("a printed specification is the specification, one row a line", () => {
  const spec: Specification = {
    config: { aria: false },
    data: {
      values: [
        { name: "a } b", value: 1 },
        { name: "c", value: null },
      ],
    },
    layer: [{ mark: "bar" }, { data: { values: [{}] } }],
  };
  expect(JSON.parse(printed(spec))).toEqual(spec);
  expect(printed(spec)).toContain('\n  {"name":"a } b","value":1},\n  {"name":"c","value":null}\n');
});
