import { type Assembly, assemble } from "../assembly.ts";
import type { Design, PlainDesign } from "../design.ts";
import { uniforms } from "../uniforms.ts";
import { basisOf } from "./basis.ts";
import { type Columns, columnsOf } from "./columns.ts";
import { type Conditionals, conditionalsOf } from "./conditionals.ts";
import { type Explained, explainedBy } from "./explained.ts";
import { formOf } from "./form.ts";
import { normalNodes } from "./nodes.ts";
import { type Found, search } from "./selection.ts";
import { fitted, type Surrogate } from "./surrogate.ts";
import type { WalkDesign } from "./walks.ts";

/** Polynomials go this far beyond the degrees that single inputs start with, and in products. */
const further = 2;
/** A fold has so many points, so that its means are worth something, and there are 2 to 8. */
const pointsPerFold = 64;
const [fewestFolds, mostFolds] = [2, 8];
/** A coefficient needs so many points. */
const pointsPerTerm = 8;
/** More of them explain little more and take long. */
const mostTerms = 64;
/** Terms of larger correlated groups would have too many sets of known inputs. */
export const largestGroup = 5;

/** What all numbers share. */
export interface Ground {
  readonly plain: PlainDesign;
  readonly assembly: Assembly;
  readonly columns: Columns;
  readonly conditionals: Conditionals;
  readonly degree: number;
  /** The inputs whose law is not a single number. */
  readonly varying: readonly number[];
}

/** `assembly` where one of these inputs is at hand already: setting up so many laws takes as long as many points. */
export function groundOf(
  plain: PlainDesign,
  degree: number,
  assembly: Assembly = assemble(plain.inputs),
): Ground {
  const { inputs, method, seed, size, stream } = plain;
  if (inputs.laws.length === 0)
    throw new RangeError("missing inputs: nothing is uncertain, so that there is nothing to divide");
  const nodes = normalNodes();
  const bases = inputs.laws.map((_, input) =>
    basisOf((score) => assembly.valueAt(input, score), degree + further, nodes),
  );
  const scores = new Float64Array(assembly.copula.groups.length === 0 ? 0 : size * bases.length);
  const uniform = uniforms(method, seed, size, bases.length, stream);
  for (let row = 0; row * bases.length < scores.length; row++)
    assembly.scores(
      (input) => uniform(row, input),
      scores.subarray(row * bases.length, (row + 1) * bases.length),
    );
  return {
    plain,
    assembly,
    columns: columnsOf(
      bases,
      pointsOf(plain, (index) => assembly.values((input) => uniform(index, input))),
    ),
    conditionals: conditionalsOf(assembly.copula, bases, scores),
    degree,
    varying: Array.from(bases.keys()).filter((input) => bases[input].degrees > 0),
  };
}

/** The walks of a number, in the polynomials of the ground. */
export interface Walked {
  readonly design: WalkDesign;
  readonly columns: Columns;
}

/** Throws a RangeError where the walks are of other inputs, or would draw the points of the sample again. */
export function walkedOn({ plain, columns, assembly }: Ground, design: WalkDesign): Walked {
  checkWalks(plain, design);
  return { design, columns: columnsOf(columns.bases, pointsOf(design, design.pointsBy(assembly))) };
}

function checkWalks(plain: PlainDesign, walks: WalkDesign): void {
  if (JSON.stringify(plain.inputs) !== JSON.stringify(walks.inputs))
    throw new RangeError("invalid walks: their inputs are not those of the sample");
  if (plain.seed === walks.seed && plain.stream === walks.stream)
    throw new RangeError(
      `invalid stream ${walks.stream}: the walks would draw the random numbers of the sample again; take another`,
    );
}

function pointsOf({ inputs, size }: Design, point: (index: number) => Float64Array): Float64Array {
  const count = inputs.laws.length;
  const points = new Float64Array(size * count);
  for (let index = 0; index < size; index++) points.set(point(index), index * count);
  return points;
}

/** The surrogate of one number, and what it explains. `columns` and `values` are those of the `kept` points. */
export function learnt(
  ground: Ground,
  columns: Columns,
  values: Float64Array,
  kept: Uint32Array,
): { readonly surrogate: Surrogate; readonly explained: Explained } {
  const { assembly, degree, conditionals } = ground;
  const { groups, groupOf } = assembly.copula;
  const small = (input: number) =>
    groupOf[input] < 0 || groups[groupOf[input]].members.length <= largestGroup;
  const most = Math.min(Math.floor(values.length / pointsPerTerm), mostTerms);
  const found = search(columns, values, {
    alone: (input) => groupOf[input] < 0,
    apart: (a, b) => small(a) && small(b) && (a === b || groupOf[a] < 0 || groupOf[a] !== groupOf[b]),
    degree,
    total: degree + further,
    most,
  });
  const folds = Math.min(mostFolds, Math.max(fewestFolds, Math.floor(values.length / pointsPerFold)));
  const attempt = (among: Found) => {
    const surrogate = fitted(among, values, folds, most);
    const form = formOf(surrogate, columns, assembly.copula, conditionals, kept);
    return { surrogate, explained: explainedBy(surrogate, form, columns.bases.length) };
  };
  const result = attempt(found);
  // A fit that is far off where it has not seen the points says less than none.
  const none = attempt({ candidates: [], symmetric: null });
  return result.explained.left < none.explained.left ? result : none;
}
