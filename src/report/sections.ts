import type { Section } from "./section.ts";
import { agreementsSection } from "./sections/agreements.ts";
import { answerSection } from "./sections/answer.ts";
import { approachesSection } from "./sections/approaches.ts";
import { assumptionsSection } from "./sections/assumptions.ts";
import { claimsSection } from "./sections/claims.ts";
import { learnSection } from "./sections/learn.ts";
import { leversSection } from "./sections/levers.ts";
import { methodSection } from "./sections/method.ts";
import { packagesSection } from "./sections/packages.ts";
import { situationSection } from "./sections/situation.ts";
import { viewsSection } from "./sections/views.ts";

/** The parts of the page in their order: the answer, the evidence, what it rests on, how it was made. */
export const sections: readonly Section[] = [
  answerSection,
  claimsSection,
  approachesSection,
  packagesSection,
  agreementsSection,
  leversSection,
  viewsSection,
  learnSection,
  situationSection,
  assumptionsSection,
  methodSection,
];
