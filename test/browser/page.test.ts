import axe from "axe-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, describe, expect, it } from "vitest";
import { scene } from "../../src/report/charts/scene.laws.ts";
import { textOf } from "../repository.ts";
import { startBrowser } from "./browser.ts";
import { hostile, pageOf, type Written } from "./pages.ts";
import { differs, pictureOf } from "./snapshot.ts";

const browser = await startBrowser();
const missing = typeof browser === "string" ? ` (no browser starts here: ${browser})` : "";

const wide = { width: 1200, height: 900 };
/** Nobody listens there, and nothing is sent: the policy stops it first. */
const outside = "http://127.0.0.1:9/x.png";
const phone = { width: 390, height: 844 };

describe.skipIf(typeof browser === "string")(`the page, in a browser${missing}`, () => {
  const scenarios = {
    scene,
    hostile,
    contract: textOf("scenarios/contract/supply.yaml"),
    flagship: textOf("scenarios/crisis/us-iran-2025.yaml"),
  } as const;
  type Which = keyof typeof scenarios;
  /** Each is written when it is first looked at, and once. */
  const pages = new Map<Which, Promise<Written>>();
  const written = (which: Which): Promise<Written> => {
    if (!pages.has(which)) pages.set(which, pageOf(scenarios[which]));
    return pages.get(which)!;
  };
  afterAll(async () => {
    for (const page of await Promise.allSettled(pages.values())) {
      if (page.status === "fulfilled") page.value.remove();
    }
    await (browser as Browser).close();
  });

  interface Opened {
    readonly page: Page;
    readonly address: string;
    /** Everything that was asked for. */
    readonly requests: readonly string[];
    /** What the console said, errors of scripts and dialogs. */
    readonly noises: readonly string[];
  }

  /** Opens a page from the disk, and closes it when the test of it is over. */
  async function opened(
    which: Which,
    test: (opened: Opened) => Promise<void>,
    options: BrowserContextOptions = {},
  ): Promise<void> {
    const { address } = await written(which);
    const context = await (browser as Browser).newContext({ viewport: wide, ...options });
    const page = await context.newPage();
    const [requests, noises] = [[] as string[], [] as string[]];
    page.on("request", (request) => requests.push(request.url()));
    page.on("console", (message) => noises.push(`${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => noises.push(`error: ${error.message}`));
    page.on("dialog", (dialog) => {
      noises.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    try {
      await page.goto(address);
      await test({ page, address, requests, noises });
    } finally {
      await context.close();
    }
  }

  describe.each(["scene", "hostile", "contract", "flagship"] as const)("of the %s", (which) => {
    it("opens from the disk, asks for nothing else and says nothing", async () => {
      await opened(which, async ({ page, address, requests, noises }) => {
        await page.mouse.move(300, 300);
        await page.keyboard.press("Tab");
        await page.keyboard.press("End");
        await page.waitForLoadState("networkidle");
        expect(requests.filter((one) => !/^data:/.test(one))).toEqual([address]);
        expect(noises).toEqual([]);
        expect(await page.locator("h1").count()).toBe(1);
        expect(await page.title()).not.toBe("");
      });
    });

    it.each([wide, { width: 768, height: 1024 }, phone])(
      "is no wider than the screen, at $width",
      async (viewport) => {
        await opened(
          which,
          async ({ page }) => {
            const width = await page.evaluate("document.documentElement.scrollWidth");
            expect(width).toBeLessThanOrEqual(viewport.width);
          },
          { viewport },
        );
      },
    );
  });

  describe("its policy", () => {
    it("lets no script run, no style apply and no picture load but its own", async () => {
      await opened("scene", async ({ page, noises }) => {
        const stopped = new Map<string, string>();
        page.on("requestfailed", (request) => stopped.set(request.url(), request.failure()?.errorText ?? ""));
        await page.evaluate(`
          window.refused = [];
          document.addEventListener("securitypolicyviolation", (event) => refused.push(event.effectiveDirective));
          const put = (name, values) => document.body.append(Object.assign(document.createElement(name), values));
          put("script", { textContent: "window.hacked = 1" });
          put("style", { textContent: "body { display: none }" });
          put("img", { src: "${outside}" });
          const red = document.createElement("p");
          red.setAttribute("style", "color: red");
        `);
        await page.waitForFunction("refused.length >= 4");
        expect(new Set((await page.evaluate("refused")) as readonly string[])).toEqual(
          new Set(["script-src-elem", "style-src-elem", "img-src", "style-src-attr"]),
        );
        expect(await page.evaluate("window.hacked")).toBeUndefined();
        expect(await page.evaluate("getComputedStyle(document.body).display")).not.toBe("none");
        expect([...stopped]).toEqual([[outside, "csp"]]);
        expect(noises.length).toBeGreaterThan(0);
      });
    });

    it("is not needed against the texts of a scenario, which are texts", async () => {
      await opened("hostile", async ({ page }) => {
        expect(await page.evaluate("window.hacked")).toBeUndefined();
        expect(await page.locator("h1").textContent()).toBe("</script><script>window.hacked = 1</script>");
        expect(await page.locator("script").count()).toBe(1);
        expect(
          await page
            .locator("img, iframe, object, embed, base, form, input, meta[http-equiv=refresh]")
            .count(),
        ).toBe(0);
        const links = await page
          .locator("a")
          .evaluateAll((all) => all.map((one) => one.getAttribute("href") ?? ""));
        expect(links.filter((link) => !/^#[a-z][a-z0-9-]*$/.test(link))).toEqual([]);
        const handlers = await page.evaluate(
          `[...document.querySelectorAll("*")].flatMap((one) => [...one.attributes]).filter(({ name }) => /^on|^style$|^src/.test(name)).length`,
        );
        expect(handlers).toBe(0);
      });
    });
  });

  describe("without its script", () => {
    it.each(["scene", "flagship"] as const)("loses nothing (%s)", async (which) => {
      const words = async (javaScriptEnabled: boolean): Promise<string> => {
        let found = "";
        await opened(
          which,
          async ({ page }) => {
            expect((await page.locator("button").count()) > 0).toBe(javaScriptEnabled);
            expect(await page.locator("main [hidden]").count()).toBe(0);
            // Buttons are what the script adds.
            found = (await page.evaluate(`(() => {
              const copy = document.querySelector("main").cloneNode(true);
              for (const one of copy.querySelectorAll("button")) one.remove();
              return copy.textContent.replaceAll(/\\s/g, "");
            })()`)) as string;
          },
          { javaScriptEnabled },
        );
        return found;
      };
      const [on, off] = [await words(true), await words(false)];
      const first = [...on].findIndex((sign, at) => sign !== off[at]);
      expect(on.length).toBeGreaterThan(1000);
      expect([on.length, on.slice(first, first + 60)]).toEqual([off.length, off.slice(first, first + 60)]);
    });
  });

  describe("for those who cannot see it well", () => {
    it.each([
      ["scene", "light"],
      ["scene", "dark"],
      ["hostile", "light"],
      ["contract", "dark"],
      ["flagship", "dark"],
    ] as const)("axe finds nothing wrong (%s, %s)", async (which, colorScheme) => {
      await opened(
        which,
        async ({ page }) => {
          await page.evaluate(axe.source);
          const { violations, passes } = (await page.evaluate(
            "axe.run(document, { resultTypes: ['violations'] })",
          )) as axe.AxeResults;
          const told = violations.map(
            ({ id, help, nodes }) => `${id}: ${help}, ${nodes.length} times, first ${nodes[0].html}`,
          );
          expect(told).toEqual([]);
          expect(passes.length).toBeGreaterThan(20);
        },
        { colorScheme },
      );
    });

    it("every chart is one picture with a name, and its numbers stand in a table beside it", async () => {
      await opened("scene", async ({ page }) => {
        const figures = page.locator("figure");
        const count = await figures.count();
        expect(count).toBeGreaterThanOrEqual(6);
        for (let at = 0; at < count; at++) {
          const figure = figures.nth(at);
          expect(await figure.locator("svg[role=img]").getAttribute("aria-labelledby")).toMatch(/-title$/);
          expect((await figure.locator("svg > title").textContent())!.length).toBeGreaterThan(10);
          expect((await figure.locator("svg > desc").textContent())!.length).toBeGreaterThan(20);
          expect(await figure.locator("table tbody tr").count()).toBeGreaterThan(0);
          const spec = await figure.locator("pre").textContent();
          expect(JSON.parse(spec!).$schema).toContain("vega-lite/v6");
        }
      });
    });
  });

  describe("by keyboard", () => {
    it("everything that can be pressed is reached, in its order, and is seen to be", async () => {
      await opened("scene", async ({ page }) => {
        const all = (await page.evaluate(
          `[...document.querySelectorAll("a[href], button, summary, [tabindex='0']")].filter((one) => one.checkVisibility()).length`,
        )) as number;
        const seen = new Set<string>();
        const unseen: string[] = [];
        for (let at = 0; at < all; at++) {
          await page.keyboard.press("Tab");
          const { place, name, outline, inside } = (await page.evaluate(`(() => {
            const one = document.activeElement;
            const style = getComputedStyle(one);
            const box = one.getBoundingClientRect();
            return {
              place: String([...document.querySelectorAll("*")].indexOf(one)),
              name: one.tagName + " " + one.textContent.slice(0, 40),
              outline: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
              inside: box.bottom > 0 && box.top < innerHeight && box.width > 0,
            };
          })()`)) as { place: string; name: string; outline: boolean; inside: boolean };
          seen.add(place);
          if (!outline || !inside) unseen.push(name);
        }
        expect(unseen).toEqual([]);
        expect(seen.size).toBe(all);
        expect([...seen].map(Number)).toEqual([...seen].map(Number).sort((a, b) => a - b));
      });
    });

    it("parts fold and unfold, tables are sorted and turned around, folded numbers open", async () => {
      await opened("scene", async ({ page }) => {
        const fold = page.locator("h2 button").first();
        const body = page.locator(`#${await fold.getAttribute("aria-controls")}`);
        await fold.focus();
        await page.keyboard.press("Enter");
        expect([await fold.getAttribute("aria-expanded"), await body.isVisible()]).toEqual(["false", false]);
        await page.keyboard.press("Space");
        expect([await fold.getAttribute("aria-expanded"), await body.isVisible()]).toEqual(["true", true]);

        const head = page.locator("th[data-sorts]").first();
        await head.locator("button").focus();
        await page.keyboard.press("Enter");
        expect(await head.getAttribute("aria-sort")).toBe("ascending");
        await page.keyboard.press("Enter");
        expect(await head.getAttribute("aria-sort")).toBe("descending");

        const numbers = page.locator("figure details").first();
        await numbers.locator("summary").focus();
        await page.keyboard.press("Enter");
        expect(await numbers.locator("table").isVisible()).toBe(true);
      });
    });

    it("a followed assumption is marked wherever it is named, and its part unfolds", async () => {
      await opened("scene", async ({ page }) => {
        const link = page.locator("main a[data-a]").first();
        const [target, sign] = [await link.getAttribute("href"), await link.getAttribute("data-a")];
        const part = page.locator("section", { has: page.locator(target!) });
        await part.locator("h2 button").press("Enter");
        expect(await page.locator(target!).isVisible()).toBe(false);
        await link.press("Enter");
        // The browser goes to the place first, and tells the script of it then.
        await page.locator(target!).waitFor({ state: "visible" });
        await page.locator(`[data-a="${sign}"].lit`).first().waitFor();
        expect(await page.locator(`[data-a="${sign}"]:not(.lit)`).count()).toBe(0);
        expect(await page.locator(`[data-a="${sign}"].lit`).count()).toBeGreaterThan(1);
      });
    });
  });

  describe("in other colours and on paper", () => {
    const colours = `(() => {
      const of = (selector, name) => getComputedStyle(document.querySelector(selector))[name];
      return { paper: of("body", "backgroundColor"), ink: of("body", "color"), chart: of("figure svg text", "fill") };
    })()`;
    const light = (colour: string): number => {
      const [red, green, blue] = colour.match(/\d+/g)!.map(Number);
      return red + green + blue;
    };

    it("text of charts has the colour of the page's text, on its ground, in light and in dark", async () => {
      for (const [colorScheme, dark] of [
        ["light", false],
        ["dark", true],
      ] as const) {
        await opened(
          "scene",
          async ({ page }) => {
            const { paper, ink, chart } = (await page.evaluate(colours)) as Record<string, string>;
            expect(chart).toBe(ink);
            expect(light(paper) < light(ink)).toBe(dark);
          },
          { colorScheme },
        );
      }
    });

    it("on paper it is dark on light whatever the screen is, nothing is folded away, and no chart is cut", async () => {
      await opened(
        "scene",
        async ({ page }) => {
          await page.locator("h2 button").first().press("Enter");
          await page.emulateMedia({ media: "print", colorScheme: "dark" });
          await page.evaluate("dispatchEvent(new Event('beforeprint'))");
          const { paper, ink } = (await page.evaluate(colours)) as Record<string, string>;
          expect(light(paper)).toBeGreaterThan(light(ink));
          expect(await page.locator("main .body:not(:visible)").count()).toBe(0);
          expect(await page.locator("nav, .skip, button").first().isVisible()).toBe(false);
          expect(await page.evaluate(`getComputedStyle(document.querySelector("figure")).breakInside`)).toBe(
            "avoid",
          );
          const pdf = await page.pdf({ format: "A4" });
          expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
        },
        { colorScheme: "dark" },
      );
    });
  });

  describe("its pictures", () => {
    /** Half a pixel for one of the screen: small files that a person can still read. */
    const small = 0.5;
    const a4 = { width: 794, height: 1123 };
    it.each([
      ["first-screen", wide, "light", "screen", "h1"],
      ["approaches-dark", wide, "dark", "screen", "#chart-course"],
      ["levers-on-a-phone", phone, "light", "screen", "#levers"],
      ["approaches-on-paper", a4, "dark", "print", "#approaches"],
    ] as const)("look as they did: %s", async (name, viewport, colorScheme, media, from) => {
      await opened(
        "scene",
        async ({ page }) => {
          await page.emulateMedia({ media, colorScheme });
          await page.evaluate(
            `scrollTo(0, document.querySelector("${from}").getBoundingClientRect().top - 10)`,
          );
          const found = await differs(browser as Browser, name, await pictureOf(page));
          expect(found, "see CONTRIBUTING.md on how to look at the pictures and keep new ones").toBeNull();
        },
        { viewport, colorScheme, deviceScaleFactor: small },
      );
    });

    it("would not pass for each other", async () => {
      await opened(
        "scene",
        async ({ page }) => {
          if (process.env.PARLEY_SNAPSHOTS === "write") return;
          await page.evaluate("scrollTo(0, 400)");
          expect(await differs(browser as Browser, "first-screen", await pictureOf(page))).toBeGreaterThan(
            0.08,
          );
          expect(await differs(browser as Browser, "levers-on-a-phone", await pictureOf(page))).toBe(1);
        },
        { deviceScaleFactor: small },
      );
    });
  });
});
