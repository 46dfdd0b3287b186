import type { Model } from "../../scenario/model.ts";
import type { Engine } from "../engine.ts";
import { type Failure, failed } from "../failure.ts";
import type { Lens, Result } from "../lens.ts";
import { type Limit, limitsOf } from "../limits.ts";
import type { Measure } from "../measure.ts";
import { listed, rowName, withSpread } from "../sentence.ts";
import { type Spread, spreads } from "../spread.ts";
import { pointsOf } from "../unit.ts";
import type { World } from "../world.ts";

/** What one package is worth to one party or faction as the talks begin, by its own trust at first. */
export interface Worth {
  readonly row: string;
  readonly points: number;
  readonly spread: Spread | null;
  /** Points when the deal is kept and when it is broken; null where it has one value. */
  readonly kept: number | null;
  readonly broken: number | null;
  /** How much more than no deal, in the row's points; null where the file gives no value of `no deal`. */
  readonly gain: number | null;
  readonly gainSpread: Spread | null;
}

export interface PointsValue {
  readonly packages: readonly {
    readonly package: string;
    readonly worth: readonly Worth[];
    /** Ids of the rows that it leaves better, and not better, than no deal. */
    readonly better: readonly string[];
    readonly notBetter: readonly string[];
  }[];
  readonly limits: readonly Limit[];
}

/** The gradual lens: it needs no moves and no clock, only packages and what they are worth. */
export const points: Lens<PointsValue, "points"> = {
  name: "points",
  needs: ["issues", "packages", "values"],
  exact: true,
  run(model, { engine, view }): readonly Result<PointsValue, "points">[] {
    const rows = model.rows.flatMap((row, index) => (row.deal === null ? [] : [index]));
    const packages = model.packages.map((_, pack) => packageAt(engine, pack, rows));
    const failure = withoutNumber(packages);
    return [
      {
        lens: "points",
        approach: null,
        view,
        method: "values as declared, at the trust with which the talks begin",
        exact: true,
        tolerance: 1e-12,
        value: failure === null ? { packages, limits: limitsOf(model) } : null,
        failure,
        findings: failure === null ? findings(model, packages) : [],
      },
    ];
  },
};

type PackagePoints = PointsValue["packages"][number];

/** Values beyond what a number can hold (`10^400`), or a division by zero, are no points at all. */
function withoutNumber(packages: readonly PackagePoints[]): Failure | null {
  for (const { package: pack, worth } of packages) {
    for (const { row, points, kept, broken, gain } of worth) {
      if ([points, kept ?? 0, broken ?? 0, gain ?? 0].every(Number.isFinite)) continue;
      return failed(
        "not-finite",
        `invalid value of ${pack} for ${row}: no finite number`,
        "look for a division by zero, or for a power or exponential that grows beyond all bounds",
      );
    }
  }
  return null;
}

function packageAt(engine: Engine, pack: number, rows: readonly number[]): PackagePoints {
  const { model } = engine;
  const worth = rows.map((index): Worth => {
    const row = model.rows[index];
    const { noDeal } = row;
    const begun = engine.begun(null, (start) => ({
      ...start.deal(row, pack),
      trust: start.belief(row, pack),
      without: noDeal === null ? null : start.number(noDeal),
    }));
    const { kept, broken } = begun(engine.central);
    const valueAt = (world: World): number => {
      const { kept, broken, trust } = begun(world);
      return trust * kept + (1 - trust) * broken;
    };
    const whole = read(index, valueAt);
    const gain = noDeal === null ? null : read(index, (world) => valueAt(world) - begun(world).without!);
    const [spread, gainSpread] = spreads(engine, gain === null ? [whole] : [whole, gain]);
    return {
      row: row.id,
      points: whole.value(engine.central),
      spread,
      kept: row.deal!.broken === null ? null : kept + 0,
      broken: row.deal!.broken === null ? null : broken + 0,
      gain: gain === null ? null : gain.value(engine.central),
      gainSpread: gainSpread ?? null,
    };
  });
  return {
    package: model.packages[pack].id,
    worth,
    better: worth.filter(({ gain }) => gain !== null && gain > 0).map(({ row }) => row),
    notBetter: worth.filter(({ gain }) => gain !== null && gain <= 0).map(({ row }) => row),
  };
}

function read(row: number, value: (world: World) => number): Measure & { value(world: World): number } {
  const at = (world: World): number => value(world) + 0;
  return { unit: pointsOf(row), demands: [], at, value: at };
}

function findings(model: Model, packages: readonly PackagePoints[]): readonly string[] {
  const compared = packages.filter(({ better, notBetter }) => better.length + notBetter.length > 0);
  if (compared.length === 0) return [];
  const name = (id: string): string => rowName(model, id);
  const sentences = compared.map(({ package: pack, worth, notBetter }) => {
    const gains = worth
      .filter(({ gain }) => gain !== null)
      .map(({ row, gain, gainSpread }) => `${name(row)} ${difference(gain!, gainSpread)}`);
    const verdict =
      notBetter.length === 0
        ? "better than no deal for all"
        : `not better for ${listed(notBetter.map(name))}`;
    return `${pack}: ${verdict} (${gains.join(", ")}).`;
  });
  const good = compared.filter(({ notBetter }) => notBetter.length === 0).map((found) => found.package);
  const whole =
    good.length === 0
      ? "No named package leaves everybody better off than no deal."
      : `Better than no deal for everybody: ${listed(good)}.`;
  return [whole, ...sentences];
}

function difference(gain: number, spread: Spread | null): string {
  const text = withSpread(gain, spread);
  return gain > 0 ? `+${text}` : text;
}
