import type { Model } from "../src/scenario/model.ts";
import { settings } from "./scenario.ts";

/** What the reader asked for that differs from the file as it stands; it stands in every document. */
export interface Asked {
  readonly view: string | null;
  /** Assumptions held by hand. */
  readonly set: Readonly<Record<string, number>>;
  readonly from: string | null;
  /** Moves that are supposed. */
  readonly suppose: readonly string[];
  /** Are the results also stated at half the round? */
  readonly refine: boolean;
  /** Those of `set` that lie outside their ranges. */
  readonly outside: readonly Outside[];
}

interface Outside {
  readonly assumption: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** What the options of a command ask for; what they leave out is as the file has it. */
export const questionOf = ({
  view = null,
  set = [],
  from = null,
  suppose = [],
  refine = false,
}: {
  readonly view?: string | null;
  readonly set?: readonly string[];
  readonly from?: string | null;
  readonly suppose?: readonly string[];
  readonly refine?: boolean;
}): Omit<Asked, "outside"> => ({ view, set: settings(set), from, suppose, refine });

/** Nothing that differs from the file. */
export const asTheFile: Asked = { ...questionOf({}), outside: [] };

/** With what the model knows of the numbers that are held by hand. A view's own range replaces the file's. */
export function told(model: Model, asked: Omit<Asked, "outside">): Asked {
  const overrides = model.views.find(({ id }) => id === asked.view)?.overrides ?? [];
  const outside = Object.entries(asked.set).flatMap(([name, value]): readonly Outside[] => {
    const index = model.assumptions.findIndex(({ id }) => id === name);
    if (index < 0) return [];
    const seen = overrides.find(({ assumption }) => assumption === index);
    const { low, high } = seen?.range ?? model.assumptions[index];
    return low < high && (value < low || value > high) ? [{ assumption: name, value, low, high }] : [];
  });
  return { ...asked, outside };
}
