import { describe, expect, test } from "vitest";
import type { Batch } from "../lenses/engine.ts";
import { fixtures } from "../lenses/fixtures.laws.ts";
import { ends } from "../lenses/readings.ts";
import type { Answer, Errand } from "./errand.ts";
import { Performer } from "./performer.ts";
import { Lost, type Place } from "./place.ts";
import { pool } from "./pool.ts";
import { demandsOf, engineOf, worldsOf } from "./runner.laws.ts";
import { RunError } from "./runner.ts";

const { talks } = fixtures;

/** Places that do as they are told by the number of the errand, over all of them; what they were sent is kept. */
function places(fate: (errand: number) => "does" | "is lost" | "never answers") {
  const sent: { readonly place: number; readonly errand: Errand }[] = [];
  let opened = 0;
  let closed = 0;
  const open = (): Place => {
    const place = opened;
    opened += 1;
    const performer = new Performer();
    let gone = false;
    let give: (error: Error) => void = () => undefined;
    const end = new Promise<never>((_, reject) => {
      give = reject;
    });
    end.catch(() => undefined);
    return {
      ahead: 1e6,
      perform(errand) {
        const fated = fate(sent.length);
        if (!("chore" in errand)) sent.push({ place, errand });
        if (fated === "is lost") gone = true;
        if (gone) return Promise.reject(new Lost("pulled out"));
        return fated === "does" ? Promise.resolve(performer.answer(errand)) : end;
      },
      async close() {
        closed += 1;
        give(new Lost("closed"));
      },
    };
  };
  return { open, sent, count: () => ({ opened, closed }) };
}

/** Batches of two graphs, each assignment many times over, with the number of times that each was told. */
function asked(): { readonly batches: readonly Batch[]; readonly kept: () => readonly number[] } {
  const engine = engineOf(talks);
  const demands = demandsOf(engine).filter(({ reading }) => reading === ends);
  const batches = engine.unknown([{ demands, worlds: worldsOf(engine, 50) }]);
  const counts = batches.map(() => 0);
  const times = 800;
  return {
    batches: batches.map(({ graph, lanes, assumptions, wanted }, index): Batch => {
      const all = new Float64Array(assumptions.length * times);
      for (let at = 0; at < all.length; at++) {
        const lane = at % (lanes * times);
        all[at] = assumptions[((at - lane) / (lanes * times)) * lanes + (lane % lanes)];
      }
      return {
        graph,
        lanes: lanes * times,
        assumptions: all,
        wanted: Array.from({ length: lanes * times }, (_, lane) => wanted[lane % lanes]),
        keep(found) {
          expect(found.length).toBe(lanes * times);
          // Every copy of an assignment gives what the assignment gives.
          for (const lane of found.keys()) {
            if (first(found[lane]) !== first(found[lane % lanes])) throw new Error(`lane ${lane} differs`);
          }
          counts[index] += 1;
        },
      };
    }),
    kept: () => counts,
  };
}

/** The first number of what was found, or why there is none. */
function first(found: Parameters<Batch["keep"]>[0][number]): number | string {
  if ("code" in found) return found.message;
  return (found[0] as { readonly outcomes: Float64Array }).outcomes[0];
}

describe("a pool", () => {
  test("sends a graph once to each place that needs it", async () => {
    const { open, sent } = places(() => "does");
    const runner = pool(2, open);
    const { batches, kept } = asked();
    await runner.evaluate(batches);
    expect(kept()).toEqual([1, 1]);
    expect(sent.length).toBeGreaterThan(4);
    const pairs = sent
      .filter(({ errand }) => errand.graph !== null)
      .map(({ place, errand }) => `${place} ${errand.key}`);
    expect(new Set(pairs).size).toBe(pairs.length);
    expect(new Set(sent.map(({ place, errand }) => `${place} ${errand.key}`))).toEqual(new Set(pairs));
  });

  test("does again what was lost, in a new place that is sent everything it needs", async () => {
    const { open, sent, count } = places((errand) => (errand === 1 || errand === 6 ? "is lost" : "does"));
    const runner = pool(2, open);
    const { batches, kept } = asked();
    const told: number[] = [];
    await runner.evaluate(batches, (done) => told.push(done));
    expect(kept()).toEqual([1, 1]);
    expect(told.at(-1)).toBe(batches.reduce((sum, { lanes }) => sum + lanes, 0));
    expect(count().opened).toBe(4);
    for (const { place, errand } of sent) {
      const before = sent.filter((one) => one.place === place && one.errand.key === errand.key);
      expect(before[0].errand.graph).not.toBe(null);
    }
  });

  test("gives up what is lost again and again, with the reason", async () => {
    const { open } = places(() => "is lost");
    const runner = pool(2, open);
    const { batches, kept } = asked();
    await expect(runner.evaluate(batches)).rejects.toThrow(
      /^missing answer for \d+ assignments: their thread ended 3 times \(pulled out\)$/,
    );
    expect(kept()).toEqual([0, 0]);
  });

  test("tells of a fault in a piece, and does other work afterwards", async () => {
    const { open } = places(() => "does");
    const runner = pool(1, open);
    const { batches, kept } = asked();
    const [batch] = batches;
    const strange = { ...ends, key: "strange", data: { kind: "strange" } };
    const wanted = batch.wanted.map((readings, lane) => (lane === 900 ? [strange] : readings));
    const failed = runner.evaluate([{ ...batch, wanted }]);
    await expect(failed).rejects.toThrow(RunError);
    await expect(failed).rejects.toMatchObject({
      code: "fault",
      message: expect.stringMatching(/^invalid end of an evaluation: .*undefined/),
      cause: expect.stringContaining("performer"),
    });
    await runner.evaluate(batches);
    expect(kept()).toEqual([1, 1]);
  });

  test("tells of what cannot be sent, and sends the graph the next time", async () => {
    const { open } = places(() => "does");
    let refuses = true;
    const runner = pool(1, () => {
      const place = open();
      return {
        ...place,
        perform(errand): Promise<Answer> {
          if (!refuses) return place.perform(errand);
          return Promise.reject(new Error("could not be cloned"));
        },
      };
    });
    const { batches, kept } = asked();
    await expect(runner.evaluate(batches)).rejects.toThrow("could not be cloned");
    refuses = false;
    await runner.evaluate(asked().batches);
    await runner.evaluate(batches);
    expect(kept()).toEqual([1, 1]);
  });

  test("works for several at a time, and what goes wrong for one is not the other's", async () => {
    const { open } = places(() => "does");
    const runner = pool(2, open);
    const [one, other] = [asked(), asked()];
    const strange = { ...ends, key: "strange", data: { kind: "strange" } };
    const [first, ...rest] = one.batches;
    const broken = [{ ...first, wanted: first.wanted.map(() => [strange]) }, ...rest];
    const both = await Promise.allSettled([runner.evaluate(broken), runner.evaluate(other.batches)]);
    expect(both.map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
    expect(other.kept()).toEqual([1, 1]);
    await runner.evaluate(asked().batches);
    const third = asked();
    await runner.evaluate(third.batches);
    expect(third.kept()).toEqual([1, 1]);
  });

  test("tells why where a lost place can have no successor", async () => {
    const { open } = places((errand) => (errand === 0 ? "is lost" : "does"));
    let opened = 0;
    const runner = pool(1, () => {
      opened += 1;
      if (opened > 1) throw new Error("no room for another");
      return open();
    });
    await expect(runner.evaluate(asked().batches)).rejects.toThrow("no room for another");
  });

  test("can be closed while it works", async () => {
    const { open, count } = places((errand) => (errand < 3 ? "does" : "never answers"));
    const runner = pool(2, open);
    const { batches } = asked();
    const work = runner.evaluate(batches, (done) => {
      if (done > 0) void runner.close();
    });
    await expect(work).rejects.toMatchObject({ code: "closed" });
    expect(count()).toEqual({ opened: 2, closed: 2 });
  });
});
