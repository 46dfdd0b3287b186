import { expect, test } from "vitest";
import { contextFor } from "../lenses/context.ts";
import { storm } from "../lenses/fixtures.laws.ts";
import { load } from "../scenario/load.ts";
import { checkExpectations } from "./expectations.ts";

function checked(lines: string) {
  const { model, problems } = load(`${storm}expect:\n${lines}\n`, "storm.yaml");
  if (model === null) throw new Error(JSON.stringify(problems));
  return checkExpectations(contextFor(model).engine);
}

test("a number is met within its tolerance and not beyond", () => {
  const [met, missed] = checked("  P(wreck | bold): 0.3601 ± 0.001\n  P(calm | bold): 0.62 ± 0.001");
  expect(met).toMatchObject({ expected: 0.3601, found: expect.closeTo(0.36, 12), ok: true });
  expect(missed).toMatchObject({ found: expect.closeTo(0.64, 12), ok: false });
});

test("a number may choose between two, and need not have the one it does not choose", () => {
  const lines = [
    "  if P(wreck | bold) > 0.3 then 7 else E(anna | bold with danger = 0, wreck): 7 ± 0",
    "  if P(wreck | bold) > 0.4 or length(bold) < 1 then 7 else clamp(P(calm | bold), 0, 0.5): 0.5 ± 0",
    "  if not (danger > 0.3) and P(calm | bold) != 0.2 then 7 else 5: 7 ± 0",
    "  sqrt(P(calm | bold)) + log(exp(2)): 2.8 ± 1e-12",
  ];
  expect(checked(lines.join("\n")).map(({ ok, reason }) => ({ ok, reason }))).toEqual(
    lines.map(() => ({ ok: true, reason: null })),
  );
});

test("a truth is the plain one, without a zone of no difference", () => {
  const [so, notSo] = checked("  P(wreck | bold) > 0.3599: yes\n  P(wreck | bold) > 0.3601: yes");
  expect(so).toMatchObject({ found: true, ok: true });
  expect(notSo).toMatchObject({ found: false, ok: false });
});

test("what cannot be found is missed, with the reason", () => {
  const [missed] = checked("  'E(anna | bold with danger = 0, wreck)': 3 ± 1");
  expect(missed).toMatchObject({ found: null, ok: false, reason: expect.stringContaining("probability 0") });
});
