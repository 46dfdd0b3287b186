import { expect, test } from "vitest";
import { agree, agreeOn, tableOf } from "./agree.ts";
import { agreement } from "./index.ts";
import { contract, storm, talks } from "./lenses/fixtures.laws.ts";
import { sha256 } from "./maths/sha256.ts";

const done = (text: string, asked = {}) => {
  const found = agree(text, "file.yaml", asked);
  if (found.status !== "done") throw new Error(JSON.stringify(found));
  return found;
};
const table = (text: string) => {
  const found = tableOf(done(text).spaces);
  if ("code" in found) throw new Error(found.message);
  return found;
};

test("a scenario is answered as the lens answers it, in the envelope of all documents", () => {
  const { document, model } = done(talks);
  expect(document.results).toEqual(agreement(model));
  expect(document.scenario).toEqual({ title: "Talks", hash: `sha256:${sha256(talks)}` });
  expect(done(talks, { approaches: ["soft"] }).document.results.map(({ approach }) => approach)).toEqual([
    "soft",
  ]);
});

test("what keeps it from an answer comes back as a value", () => {
  expect(agree(storm, "file.yaml")).toMatchObject({
    status: "refused",
    refusal: { code: "missing-section", message: "missing issues, values of a deal for two parties" },
  });
  expect(agree(contract, "file.yaml", { view: "nobody" }).status).toBe("refused");
  expect(agree("parley: 1", "file.yaml").status).toBe("problems");
  expect(agreeOn([{ file: "a.xml", text: "<a" }])).toMatchObject({ status: "problems" });
});

test("the table has every package that obeys the rules, and says what is asked of each", () => {
  const ruled = contract.replace("packages:", "rules: [price <= 110 or delivery = two weeks]\npackages:");
  const { text, packages } = table(ruled);
  // Nine prices with two deliveries, without two prices with the one.
  expect(packages).toBe(16);
  const lines = text.split("\r\n");
  expect(lines[0]).toBe("package,price,delivery,anna,bert,all accept,beaten by none");
  expect(lines).toContain("the swap,100,eight weeks,20,34,yes,yes");
  expect(lines).toContain(",85,eight weeks,35,19,no,yes");
});

test("points that are no decimals are rounded, and words that a spreadsheet would compute are not", () => {
  const odd = contract
    .replaceAll("two weeks", "'=1+1'")
    .replace("price: 120 - price", "price: (120 - price) / 3")
    .replace("80 to 120 in steps of 5", "-5 to 5 in steps of 5")
    .replaceAll(/price: 1[01]0,/g, "price: 5,");
  const [, first] = table(odd).text.split("\r\n");
  expect(first).toBe(",-5,'=1+1,53.666666666666667,-85,no,yes");
});

test("a table of more than a million packages is refused", () => {
  const long = contract.replace("80 to 120 in steps of 5", "80 to 120 in steps of 0.001");
  const wide = long
    .replace("delivery: [", "a: 1 to 20\n  delivery: [")
    .replaceAll(/(price: 1[01]0),/g, "$1, a: 1,");
  expect(tableOf(done(wide).spaces)).toMatchObject({
    code: "too-many-packages",
    message: "unsupported table: 1600040 packages, more than 1000000",
  });
});

test("the same text gives the same bytes", () => {
  const bytes = () => JSON.stringify(done(talks).document);
  expect(bytes()).toBe(bytes());
});
