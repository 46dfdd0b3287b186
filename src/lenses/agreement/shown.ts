import type { DealTold, NamedTold } from "./value.ts";

/** The exchanges from a package that are worth telling: those that most parties like come first, mirror images once. */
export function dealsShown({ deals }: Pick<NamedTold, "deals">, most: number): readonly DealTold[] {
  const paid = (deals ?? []).filter(({ payment }) => payment !== null);
  const key = ({ wish, payment }: DealTold): string =>
    [wish, payment!]
      .map(({ issue, to }) => `${issue} ${to}`)
      .sort()
      .join();
  const first = paid.filter((deal, at) => paid.findIndex((other) => key(other) === key(deal)) === at);
  const liked = ({ effects }: DealTold): number => effects.filter((effect) => effect > 0).length;
  return [...first].sort((a, b) => liked(b) - liked(a)).slice(0, most);
}
