import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { EngineFamily } from '../../shared/checkout.ts';
import { MarketDay } from '../testing/market-day.ts';
import { temporaryFolder } from '../testing/world.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

let days = 0;

/** A line that only one release writes. */
const TELLING = {
  legacy: 'Checkout completed successfully - User: ann, Items: 1, Total: 100.0',
  announced: '✓ Checkout SUCCESSFUL - User: ann, Items: 1, Credits Deducted: 100.0',
  current: '✓ Purchase FINALIZED - User: ann, Items: 1, Credits Deducted: 100.0',
} as const;

const REFUSED = 'Insufficient credits - Required: 950.0, Available: 550';
type Endpoint = 'process_checkout' | 'finalize_purchase';
type Kind = keyof typeof TELLING | `?${Endpoint}`;

/** The releases of the attempts of a log, in order; `?` is one that does not tell, posted to an endpoint. */
async function familiesOf(attempts: readonly Kind[]): Promise<readonly EngineFamily[]> {
  const day = newDay();
  write(day, attempts);
  const journal = day.open();
  const rows = await day.look(journal);
  journal.close();
  day.close();
  return rows.map(({ family }) => family);
}

function newDay(): MarketDay {
  days += 1;
  return new MarketDay(join(folder.path, `day-${days}`));
}

function write(day: MarketDay, attempts: readonly Kind[], from = 0): void {
  for (const [index, attempt] of attempts.entries()) {
    const moment = from + index * 300;
    const isTelling = attempt in TELLING;
    const text = isTelling ? TELLING[attempt as keyof typeof TELLING] : REFUSED;
    day.log(moment, attempt === 'legacy' ? text : `[TXN:${day.transactionId()}] ${text}`);
    const endpoint = attempt === 'current' ? 'finalize_purchase' : 'process_checkout';
    day.commit(moment, isTelling ? endpoint : (attempt.slice(1) as Endpoint));
  }
}

describe('the release of an attempt that does not tell it', () => {
  it.each<[string, EngineFamily, readonly Kind[]]>([
    ['is that of the attempts on both sides', 'announced', ['announced', '?process_checkout', 'announced']],
    ['is that of the only side there is', 'current', ['?finalize_purchase', 'current']],
    ['stays unknown between two releases', 'unknown', ['announced', '?process_checkout', 'current']],
    ['stays unknown when it was posted elsewhere', 'unknown', ['announced', '?finalize_purchase', 'announced']],
    ['is not the one without transaction ids', 'unknown', ['legacy', '?process_checkout', 'legacy']],
    ['stays unknown when nothing tells', 'unknown', ['?process_checkout']],
  ])('%s', async (_name, family, attempts) => {
    const found = await familiesOf(attempts);
    expect(found[attempts.findIndex((attempt) => attempt.startsWith('?'))]).toBe(family);
  });

  it('is found anew when more of the log is known, with the same key', async () => {
    const day = newDay();
    write(day, ['announced', '?process_checkout']);
    const journal = day.open();
    const before = await day.look(journal);
    expect(before.map(({ family }) => family)).toEqual(['announced', 'announced']);
    write(day, ['current'], 600);
    const after = await day.look(journal);
    expect(after.map(({ family }) => family)).toEqual(['announced', 'unknown', 'current']);
    expect(after[1]?.key).toBe(before[1]?.key);
    journal.close();
    day.close();
  });
});
