import type { Scope } from "../../expression/bind.ts";
import { structure } from "../../expression/structure.ts";
import type { Span, Syntax } from "../../expression/syntax.ts";
import type { Term } from "../../expression/term.ts";

/**
 * What an expression may read where it stands:
 * `constant`, assumptions alone (priors, ratios, precision); `play`, everything; `signing`, everything but trust, since
 * what happens in fact does not depend on what is believed; `structure`, what is known while the graph is built;
 * `package`, issues alone.
 */
export type Reach = "constant" | "play" | "signing" | "structure" | "package";

type Leaf = "assumption" | "state" | "round" | "deadline" | "package" | "issue" | "trust";

const allowed: Readonly<Record<Reach, ReadonlySet<Leaf>>> = {
  constant: new Set(["assumption"]),
  play: new Set(["assumption", "state", "round", "deadline", "package", "issue", "trust"]),
  signing: new Set(["assumption", "state", "round", "deadline", "package", "issue"]),
  structure: new Set(["state", "round", "deadline", "package", "issue"]),
  package: new Set(["package", "issue"]),
};

/** The first name, in the order of the text, that stands for something out of reach. */
export const firstOutOfReach = (
  syntax: Syntax,
  scope: Scope,
  reach: Reach,
): { readonly name: string; readonly span: Span } | null => {
  const inside = (...parts: readonly (Syntax | null)[]) => {
    for (const part of parts) {
      const found = part === null ? null : firstOutOfReach(part, scope, reach);
      if (found !== null) return found;
    }
    return null;
  };
  switch (syntax.kind) {
    case "name": {
      const binding = scope.lookup(syntax.name);
      return binding !== undefined && !within(binding.term, reach)
        ? { name: syntax.name, span: syntax.span }
        : null;
    }
    case "trust":
      return allowed[reach].has("trust")
        ? null
        : { name: `trust(${syntax.holder} in ${syntax.about})`, span: syntax.span };
    case "range":
      return allowed[reach].has("assumption") ? null : { name: "a range", span: syntax.span };
    case "negate":
    case "not":
      return inside(syntax.of);
    case "binary":
    case "and":
    case "or":
      return inside(syntax.left, syntax.right);
    case "compare":
      return inside(syntax.left, isMember(syntax, scope) ? null : syntax.right);
    case "if":
      return inside(syntax.test, syntax.then, syntax.otherwise);
    case "call":
      return inside(...syntax.args);
    default:
      return null;
  }
};

/** In `A = B` the right side is a member of the set of A when it can be one, whatever else has its name. */
const isMember = (compare: Extract<Syntax, { kind: "compare" }>, scope: Scope): boolean => {
  const { left, right } = compare;
  if (left.kind !== "name" || right.kind !== "name") return false;
  const type = scope.lookup(left.name)?.type;
  return type?.kind === "set" && type.members.has(right.name);
};

const within = (term: Term, reach: Reach): boolean => {
  const reads = structure(term);
  const kinds: readonly (readonly [Leaf, boolean])[] = [
    ["assumption", reads.assumptions.length > 0],
    ["trust", reads.relations.length > 0],
    ["state", reads.state.length > 0],
    ["issue", reads.issues.length > 0],
    ["round", reads.round],
    ["deadline", reads.deadline],
    ["package", reads.package],
  ];
  return kinds.every(([kind, read]) => !read || allowed[reach].has(kind));
};
