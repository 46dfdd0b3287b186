import { type Imported, partiesOf, stemOf } from "../imported.ts";
import { Notebook, type Source } from "../problem.ts";
import { readDomainFile } from "./domain.ts";
import { readProfile } from "./profile.ts";
import { difference } from "./readings.ts";
import type { Evaluation } from "./value.ts";
import * as words from "./words.ts";

/**
 * Reads a GENIUS domain and the profiles of its parties (XML, as GENIUS 10 loads and writes it). Parties are called as
 * their files are. `evaluation` says what the numbers mean:
 *
 * - `genius`: the sum of weight times evaluation divided by the largest evaluation of the issue, cut at 1;
 * - `raw`: the sum of weight times evaluation as they stand, which is how NegMAS reads the same files.
 *
 * Where the two give a party other preferences the reading as `genius` says so in a note.
 */
export function readGenius(
  domain: Source,
  profiles: readonly Source[],
  evaluation: Evaluation = "genius",
): Imported {
  const notebook = new Notebook(domain.file);
  const issues = readDomainFile(domain, notebook.tell);
  if (issues === null || notebook.failed) return { domain: null, problems: notebook.problems };

  const plain = issues.map(({ issue }) => issue);
  const { parties, problems } = partiesOf(profiles, (profile, tell) => {
    const party = readProfile(profile, issues, evaluation, tell);
    if (party === null) return null;
    const name = stemOf(profile.file);
    const why = evaluation === "genius" ? difference(plain, party) : null;
    if (why !== null) tell(words.readingsDiffer(name, why), { start: 0, end: 0 });
    return { name, ...party };
  });
  return {
    domain: parties === null ? null : { name: stemOf(domain.file), issues: plain, parties },
    problems: [...notebook.problems, ...problems],
  };
}
