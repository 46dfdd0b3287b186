import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { contract, storm, talks } from "../lenses/fixtures.laws.ts";
import { scene } from "./charts/scene.laws.ts";
import {
  attribute,
  byId,
  type Element,
  elementsOf,
  materialOf,
  pageOfText,
  type Read,
  words,
} from "./page.laws.ts";
import { isPage, pageOf } from "./page.ts";
import { script } from "./script.ts";
import { style } from "./style.ts";

/** The ten lines with which the README begins. */
const tenLines = `
parley: 1
title: A supply contract
parties: { buyer: { name: Buyer }, seller: { name: Seller } }
issues: { price: 80 to 120 in steps of 5, delivery: [two weeks, eight weeks] }
packages:
  list terms: { price: 110, delivery: two weeks }
  the swap: { price: 100, delivery: eight weeks }
values:
  buyer: { deal: { price: 120 - price, delivery: { two weeks: 12 } }, no deal: 15 }
  seller: { deal: { price: price - 80, delivery: { eight weeks: 14 in 8..20 } }, no deal: 20 }
`;

/** Every party, no number: the least that a file can be. */
const bare = "parley: 1\ntitle: Nothing yet\nparties: { a: { name: A }, b: { name: B } }\n";

const texts = { scene, storm, contract, talks, "ten lines": tenLines, bare };
const pages = new Map<string, Read>();
beforeAll(async () => {
  for (const [name, text] of Object.entries(texts)) pages.set(name, await pageOfText(text));
}, 60_000);

const tagged = (page: Read, ...names: readonly string[]): readonly Element[] =>
  page.elements.filter(({ tagName }) => names.includes(tagName));

const headings = (page: Read, level: "h1" | "h2"): readonly string[] => tagged(page, level).map(words);

describe.each(Object.keys(texts))("the page of %s", (name) => {
  const page = (): Read => pages.get(name)!;

  it("is HTML as it is written down", () => {
    expect(page().faults).toEqual([]);
    expect(isPage(page().text)).toBe(true);
  });

  it("says its language, has one first heading, landmarks, and a way past what comes before", () => {
    expect(attribute(tagged(page(), "html")[0], "lang")).toBe("en");
    expect(tagged(page(), "h1")).toHaveLength(1);
    for (const landmark of ["header", "main", "nav", "footer"])
      expect(tagged(page(), landmark)).toHaveLength(1);
    const [first] = tagged(page(), "a");
    expect([attribute(first, "class"), attribute(first, "href")]).toEqual(["skip", "#answer"]);
  });

  it("goes from heading to heading without leaving a level out", () => {
    const levels = tagged(page(), "h1", "h2", "h3", "h4").map(({ tagName }) => Number(tagName[1]));
    levels.forEach((level, at) => {
      expect(level).toBeLessThanOrEqual(at === 0 ? 1 : levels[at - 1] + 1);
    });
  });

  it("has every anchor once, and leads nowhere else", () => {
    const ids = page().elements.flatMap((one) => attribute(one, "id") ?? []);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    const links = tagged(page(), "a").map((one) => attribute(one, "href"));
    expect(
      links.filter((link) => link === null || !link.startsWith("#") || !ids.includes(link.slice(1))),
    ).toEqual([]);
    const labels = page().elements.flatMap((one) =>
      ["aria-labelledby", "aria-describedby"].flatMap((key) => attribute(one, key)?.split(" ") ?? []),
    );
    expect(labels.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it("has real tables: a caption, heads with their scope, rows that are full", () => {
    for (const table of tagged(page(), "table")) {
      const parts = Array.from(elementsOf(table));
      const of = (element: Element, ...names: readonly string[]) =>
        Array.from(elementsOf(element)).filter(({ tagName }) => names.includes(tagName));
      expect(of(table, "caption").map(words)).toEqual([expect.stringMatching(/./)]);
      const [head, ...rows] = of(table, "tr");
      expect(of(head, "th", "td").map((one) => attribute(one, "scope"))).toEqual(
        of(head, "th").map(() => "col"),
      );
      for (const row of rows) {
        expect(of(row, "th", "td").map((one) => attribute(one, "scope"))).toEqual([
          "row",
          ...of(head, "th")
            .slice(1)
            .map(() => null),
        ]);
      }
      expect(parts.length).toBeGreaterThan(3);
    }
  });

  it("may fetch nothing, and applies its own style and script alone", () => {
    const rule = tagged(page(), "meta").find(
      (one) => attribute(one, "http-equiv") === "Content-Security-Policy",
    )!;
    const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
    const raw = (element: Element) =>
      element.childNodes.map((one) => ("value" in one ? one.value : "")).join("");
    const [[styles, scripts], content] = [
      ["style", "script"].map((tag) => tagged(page(), tag)),
      attribute(rule, "content")!,
    ];
    expect([styles.map(raw), scripts.map(raw)]).toEqual([[style], [script]]);
    expect(content).toContain(`style-src ${hash(style)};`);
    expect(content).toContain(`script-src ${hash(script)};`);
    expect(content.startsWith("default-src 'none';")).toBe(true);
    const attributes = page().elements.flatMap(({ attrs }) => attrs.map((one) => one.name));
    expect(attributes.filter((one) => /^(on|style$|src|action$|ping$|background$)/.test(one))).toEqual([]);
    expect(tagged(page(), "link").map((one) => attribute(one, "href"))).toEqual(["data:,"]);
  });

  it("is the same to the byte when it is made again", async () => {
    expect((await pageOfText(texts[name as keyof typeof texts])).text).toBe(page().text);
  });
});

describe("the order of the page", () => {
  it("goes from the answer over the evidence to how it was made", () => {
    const page = pages.get("scene")!;
    expect(headings(page, "h1")).toEqual(["Talks"]);
    expect(headings(page, "h2")).toEqual([
      "The answer in short",
      "Does the argument hold?",
      "Where each approach leads",
      "What each package is worth",
      "What could be agreed",
      "What each lever brings",
      "What the views disagree about",
      "What to find out first",
      "The situation as the file tells it",
      "The assumptions",
      "How this was computed, and what it cannot tell",
    ]);
    const inner = Array.from(elementsOf(byId(page, "method"))).filter(({ tagName }) => tagName === "h3");
    expect(inner.map(words)).toEqual(["How it was computed", "What it cannot tell"]);
  });

  it("says which part comes next to each other only where there is something to tell", () => {
    expect(pages.get("ten lines")!.sections).toEqual([
      ...["answer", "packages", "agreements", "situation", "assumptions"],
      ...["adding", "method"],
    ]);
    expect(pages.get("bare")!.sections).toEqual(["answer", "situation", "adding", "method"]);
  });

  it.each([
    ["ten lines", ["Claims", "Approaches", "Levers", "Views", "What to find out first"]],
    [
      "bare",
      [
        ...["Claims", "Approaches", "Packages", "Agreements", "Levers", "Views", "What to find out first"],
        "Assumptions",
      ],
    ],
    ["storm", ["Packages", "Agreements"]],
    ["talks", ["Claims", "Views"]],
  ])("says for %s in one line each what would add the parts that it leaves out", (name, parts) => {
    const lines = Array.from(elementsOf(byId(pages.get(name)!, "adding"))).filter(
      ({ tagName }) => tagName === "li",
    );
    expect(lines.map((line) => words(line).split(":")[0])).toEqual(parts);
  });

  it("has no list of such lines where nothing is left out", () => {
    expect(pages.get("scene")!.sections).not.toContain("adding");
  });
});

describe("names of methods", () => {
  it("stand in the last part only", () => {
    const page = pages.get("scene")!;
    const told = (id: string) => words(byId(page, id));
    const method =
      /Sobol|Shapley|logit|backward induction|polynomial|bootstrap|copula|PRIM|Nash|Kalai|Pareto|[Ee]galitarian|[Uu]tilitarian|[Mm]aximin/;
    expect(told("method")).toMatch(method);
    expect(told("method")).toContain("Nash, largest product of (points - points without agreement)");
    for (const id of page.sections.slice(0, -1)) expect(told(id)).not.toMatch(method);
  });
});

/** A file in which every name of an assumption can be told from all other words. */
const named = scene
  .replace(
    "evidence:",
    "assumptions:\n  qqdanger: 0.05 in 0.01..0.1\n  qqthick: 0.01 in 0..0.03\n  qqpeace: -30 in -50..-10\nevidence:",
  )
  .replace("{ hazard: 0.05 in 0.01..0.1, ends: war }", "{ hazard: qqdanger, ends: war }")
  .replace("chance.spark.hazard: 0.01 in 0..0.03", "qqdanger: qqthick")
  .replace("war: -30 in -50..-10", "war: qqpeace")
  .replaceAll("values.anna.war", "qqpeace")
  .replace("chance.spark.hazard: 0.08", "qqdanger: 0.08");

describe("an assumption", () => {
  it("is a link to its row wherever prose or a table names it", async () => {
    const page = await pageOfText(named);
    const loose: string[] = [];
    const linked = new Set<string>();
    const visit = (node: Element, inside: boolean): void => {
      // A drawing, its folded numbers, and what the file itself wrote as an expression stand as they are.
      if (["figure", "code", "script", "style"].includes(node.tagName)) return;
      const link = inside || attribute(node, "class") === "assumption";
      for (const child of node.childNodes) {
        if ("tagName" in child) visit(child, link);
        else if ("value" in child && /qq\w+/.test(child.value))
          link ? linked.add(child.value) : loose.push(child.value);
      }
    };
    for (const child of page.root.childNodes) if ("tagName" in child) visit(child, false);
    expect(loose).toEqual([]);
    expect([...linked].sort()).toEqual(["qqdanger", "qqpeace", "qqthick"]);
  });

  it("is led back from to what hangs on it", () => {
    const page = pages.get("storm")!;
    const { assumptions } = materialOf(storm).model;
    const back = (name: string) =>
      Array.from(elementsOf(byId(page, `a${assumptions.findIndex(({ id }) => id === name) + 1}`)))
        .filter((one) => one.tagName === "a" && attribute(one, "class") === null)
        .map((one) => attribute(one, "href"));
    // Nothing but the danger moves the open sea, and it alone does.
    expect(back("danger")).toEqual(["#answer", "#c1", "#c2"]);
    expect(back("shelter")).toEqual(["#answer", "#c1"]);
    expect(back("idle")).toEqual([]);
  });
});

describe("the words of the page's script", () => {
  it("stand in the page, and it makes no markup of any text", () => {
    const [body] = tagged(pages.get("bare")!, "body");
    const given = Array.from(script.matchAll(/words\.(\w+)/g), ([, key]) => `data-${key}`);
    expect(body.attrs.map((one) => one.name)).toEqual(expect.arrayContaining([...new Set(given)]));
    expect(script).not.toMatch(
      /innerHTML|outerHTML|insertAdjacent|document\.write|eval|Function\(|fetch|http|storage/i,
    );
    expect(script + style).not.toContain("</");
  });
});

describe("a page", () => {
  it("is told from other files", async () => {
    expect(isPage((await pageOf(materialOf(bare))).text)).toBe(true);
    expect(isPage("<!doctype html>\n<html><head><title>Mine</title>")).toBe(false);
    expect(isPage("")).toBe(false);
  });
});
