/** Edges up to which a mean is written out. */
export const FEW_EDGES = 4;

/** Options up to which a logit choice is written out, and how many of those are worked out together. */
export const MOST_OPTIONS = 5;
export const BATCH = 32;
/** Exponentials that this takes at most, each in all lanes. */
export const AT_ONCE = BATCH * (MOST_OPTIONS - 1);

/** Where among the routines of the module the one stands that choices call. */
export const SHARES_ROUTINE = 0;

/** Words of an option in a choice that may be long: where its probability goes, the target, the mask. */
export const OPTION = 3;

/**
 * Kinds of record of the backward pass. The first word of each is the address of the node's own values, one line for
 * each row; the other words are addresses too, where nothing else is said. Where an option has no mask of its own the
 * number 1 stands for it.
 */
export const Step = {
  /** An end: the slot of each row's value. */
  end: 0,
  /** A toll: the target, what each row adds, each row's factor. */
  toll: 1,
  /** A chance that some row believes otherwise: the number of edges, the targets, and for each row the weights. */
  believed: 2,
  /** A mean: the number of edges; for each a weight and a target. */
  mean: 3,
  /** A mean over n edges is `fewMeans + n - 1`: for each a weight and a target. */
  fewMeans: 4,
  /** A logit choice: the number of options; how far on in the values the row stands that decides; its λ; the options. */
  logit: 4 + FEW_EDGES,
  /** A best response, told likewise. */
  best: 5 + FEW_EDGES,
  /**
   * A logit choice among n options that are always open is `fewChoices + n - 2`: how far on the row stands that decides;
   * its λ; for each option where its probability goes, and the target.
   */
  fewChoices: 6 + FEW_EDGES,
  /** The same with masks: after each target the mask. */
  fewGuarded: 6 + FEW_EDGES + MOST_OPTIONS - 1,
} as const;
