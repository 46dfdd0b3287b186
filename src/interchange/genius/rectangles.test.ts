import { describe, expect, it } from "vitest";
import { toText } from "../../maths/exact.ts";
import { worth } from "../worth.ts";
import { readGenius } from "./genius.ts";
import type { Evaluation } from "./value.ts";

const domain = `<negotiation_template><utility_space><objective index="0">
<issue index="1" name="x" type="integer" lowerbound="0" upperbound="9"/>
<issue index="2" name="y" type="integer" lowerbound="0" upperbound="9"/>
<issue index="3" name="who" type="discrete"><item value="a"/></issue>
</objective></utility_space></negotiation_template>`;

const nonlinear = (functions: string, maximum = "100") =>
  `<utility_space type="nonlinear"><objective index="0"><utility maxutility="${maximum}">${functions}</utility></objective><reservation value="0.25"/></utility_space>`;

const read = (functions: string, evaluation: Evaluation = "genius", maximum?: string) =>
  readGenius(
    { file: "d.xml", text: domain },
    [{ file: "p.xml", text: nonlinear(functions, maximum) }],
    evaluation,
  );

function points(functions: string, x: number, y: number, evaluation?: Evaluation): string {
  const { domain: found } = read(functions, evaluation);
  return toText(worth(found!, found!.parties[0], [String(x), String(y), "a"]));
}

const sum = (inside: string) => `<ufun weight="1" aggregation="sum">${inside}</ufun>`;

describe("hyper-rectangles", () => {
  const inside =
    '<hyperRectangle utility="40"><INCLUDES index="1" min="2" max="4"/><INCLUDES index="2" min="5" max="9"/></hyperRectangle>';
  const outside = inside.replaceAll("INCLUDES", "EXCLUDES");

  it("pay where all their bounds hold, both ends included, or where one does not", () => {
    expect([points(sum(inside), 2, 5), points(sum(inside), 4, 9)]).toEqual(["0.4", "0.4"]);
    expect([points(sum(inside), 1, 5), points(sum(inside), 4, 4)]).toEqual(["0", "0"]);
    expect([points(sum(outside), 2, 5), points(sum(outside), 4, 9)]).toEqual(["0", "0"]);
    expect([points(sum(outside), 1, 5), points(sum(outside), 4, 4)]).toEqual(["0.4", "0.4"]);
  });

  it("are weighted, add up, and are cut at 1", () => {
    const more =
      '<hyperRectangle utility="30" weight="0.5"><INCLUDES index="1" min="0" max="9"/></hyperRectangle>';
    const most = '<hyperRectangle utility="70"><INCLUDES index="2" min="9" max="9"/></hyperRectangle>';
    expect(points(sum(inside + more), 3, 5)).toBe("0.55");
    expect(points(sum(inside + more + most), 3, 9)).toBe("1");
    expect(points(sum(inside + more + most), 3, 9, "raw")).toBe("125");
  });

  it("pay always without bounds", () => {
    expect(points(sum('<hyperRectangle utility="12"/>'), 0, 0)).toBe("0.12");
  });

  it("nest: the weight of an inner function counts, that of the outermost does not", () => {
    const least = `<ufun weight="0.5" aggregation="min">${inside}<hyperRectangle utility="10"/></ufun>`;
    const largest = `<ufun weight="2" aggregation="max">${inside}<hyperRectangle utility="10"/></ufun>`;
    const whole = `<ufun weight="7" aggregation="sum">${least}${largest}</ufun>`;
    // (min(40, 10) / 2 + 2 max(40, 10)) / 100, and (0 / 2 + 2 * 10) / 100 where the rectangle does not hold
    expect([points(whole, 3, 7), points(whole, 0, 0)]).toEqual(["0.85", "0.2"]);
    expect(read(whole).problems.map(({ code }) => code)).toEqual(["readings-differ", "ignored-weight"]);
  });

  it("keep what they say as data", () => {
    const { domain: found } = read(sum(outside));
    expect(found!.parties[0]).toEqual({
      name: "p",
      reservation: "0.25",
      discount: null,
      utility: {
        kind: "rectangles",
        per: "100",
        most: "1",
        group: {
          aggregation: "sum",
          parts: [
            {
              kind: "outside",
              pays: "40",
              bounds: [
                { issue: 0, low: "2", high: "4" },
                { issue: 1, low: "5", high: "9" },
              ],
            },
          ],
        },
      },
    });
  });

  it.each([
    [sum(inside).replace("sum", "mean"), "error", 'unsupported aggregation "mean"'],
    [sum(inside).replace('aggregation="sum"', ""), "error", "missing aggregation"],
    ['<ufun aggregation="min"></ufun>', "error", "missing rectangles of this <ufun>"],
    ["", "error", "missing <ufun> in <utility>"],
    [sum(inside).replace('utility="40"', ""), "error", "missing utility of this <hyperRectangle>"],
    [sum(inside).replace('min="2"', 'min="b"'), "error", 'invalid min "b"'],
    [sum(inside).replace('min="2"', 'min="6"'), "warning", "no number lies from 6 to 4"],
    [
      sum(inside).replace('index="2"', 'index="7"'),
      "error",
      'unknown issue "index 7": the domain has none of this index or name',
    ],
    [
      sum(inside).replace('index="2"', 'index="3"'),
      "error",
      'invalid bound on issue "who", which is not made of numbers',
    ],
    [
      sum(inside.replace("<INCLUDES", '<EXCLUDES index="2" min="1" max="2"/><INCLUDES')),
      "warning",
      "INCLUDES beside EXCLUDES is ignored",
    ],
    [sum(inside) + sum(outside), "warning", "a second <ufun> is ignored"],
  ])("are told what is odd: case %#", (functions, severity, message) => {
    const { domain: found, problems } = read(functions);
    expect(problems.map((problem) => `${problem.severity} ${problem.message}`)).toContain(
      `${severity} ${message}`,
    );
    expect(found === null).toBe(severity === "error");
  });

  it("need a maximum above 0", () => {
    expect(read(sum(inside), "genius", "0").problems[0].message).toBe("invalid maxutility 0");
    expect(read(sum(inside), "genius", "0").domain).toBeNull();
  });

  it("differ read raw where they may be cut, or where a reservation value is in divided points", () => {
    const [told] = read(sum(inside)).problems;
    expect(told.message).toContain("its reservation value 0.25 belongs to points divided by 100");
    const [cut] = read(sum(inside + inside + inside)).problems;
    expect(cut.message).toContain("GENIUS cuts at 1, which its packages may exceed");
  });
});
