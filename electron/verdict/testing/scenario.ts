import { plainCredits } from '../../../shared/credits.ts';
import { judge } from '../judge.ts';
import type { Verdict } from '../verdict.ts';
import type { View } from './evidence-of.ts';
import type { Person, Release, Thing, Truth } from './market.ts';
import { Shop } from './shop.ts';

/** Who and what every scenario begins with: two buyers with 5,000 credits, a seller with three things. */
export interface Cast {
  readonly shop: Shop;
  readonly ana: Person;
  readonly ben: Person;
  readonly sam: Person;
  /** 1,000 credits. */
  readonly lamp: Thing;
  /** 500 credits. */
  readonly desk: Thing;
  /** 250.50 credits. */
  readonly vase: Thing;
}

export interface Scenario {
  readonly name: string;
  /** What happens; the checkouts that it returns are asked about. */
  readonly story: (cast: Cast) => readonly Truth[];
  /** What is seen of it, if not everything. */
  readonly view?: View;
  /** What is said of each of them, by release: nothing less and nothing more. */
  readonly said: { readonly [Name in Release]?: readonly string[] };
}

/** One row for each release in which a scenario exists. */
export function byRelease(scenarios: readonly Scenario[]): readonly (Scenario & { readonly release: Release })[] {
  return scenarios.flatMap((scenario) =>
    Object.keys(scenario.said).map((release) => ({ ...scenario, release: release as Release })),
  );
}

/** Plays the scenario under one release, and returns what the judge says of its checkouts. */
export function play({ story, view }: Scenario, release: Release): readonly string[] {
  const shop = new Shop(release);
  const sam = shop.person('sam');
  const ana = shop.person('ana', 5000);
  const ben = shop.person('ben', 5000);
  const things = { lamp: shop.item(sam, 1000), desk: shop.item(sam, 500), vase: shop.item(sam, 250.5) };
  shop.wait(30);
  const asked = story({ shop, ana, ben, sam, ...things });
  const { evidence, truths } = shop.seen(view);
  const { verdicts } = judge(evidence);
  return asked.map((truth) => {
    const found = verdicts.filter(({ key }) => truths.get(key) === truth);
    return found.map(inWords).join(' / ') || 'nothing is known of it';
  });
}

/** All that a verdict says, in one line; what is zero or empty is left out. */
export function inWords(verdict: Verdict): string {
  const { kind, username, charged, received, lost, overwritten, returned, possiblyReturned, owed } = verdict;
  const figures = { charged, received, overwritten, lost, returned, 'possibly returned': possiblyReturned, owed };
  const told = Object.entries(figures).flatMap(([name, value]) =>
    value === null || value === 0 ? [] : [`${name} ${plainCredits(value)}`],
  );
  const items = verdict.items.map(({ itemId, outcome }) => `${itemId} ${outcome}`);
  const parts = [
    `${username ?? 'somebody'}: ${kind}`,
    told.join(', '),
    verdict.mechanism ?? '',
    verdict.order === 'not-used' ? '' : `order ${verdict.order}`,
    items.join(', '),
  ];
  return parts.filter((part) => part !== '').join('; ');
}
