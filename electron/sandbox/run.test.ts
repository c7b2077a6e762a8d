import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SandboxRequest } from '../../shared/contract/sandbox.ts';
import { SCENARIO_NAMES } from '../../shared/contract/sandbox.ts';
import type { CommandId, ItemId, UserId } from '../../shared/ids.ts';
import { openMarketplace } from '../store/sqlite/open-marketplace.ts';
import { AT, temporaryFolder, transactionIdOf } from '../testing/world.ts';
import { createDemo } from './demo/demo.ts';
import type { SandboxOrder } from './run.ts';
import { runSandbox } from './run.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const demo = join(folder.path, 'demo', 'demo-marketplace.db');
beforeAll(async () => {
  mkdirSync(join(folder.path, 'demo'));
  await createDemo(join(folder.path, 'demo'), 7);
});

const copies = join(folder.path, 'copies');
const FIXTURES = join(import.meta.dirname, '../../../shared/fixtures/barterex/sample');
const COMMAND = '00000000-0000-4000-8000-000000000001' as CommandId;

async function run(file: string, request: SandboxRequest, order: Partial<SandboxOrder> = {}) {
  const lines: string[] = [];
  const source = await openMarketplace(file);
  const tools = {
    folder: copies,
    now: () => AT,
    drawTransactionId: () => transactionIdOf(0xa1b2c3d4),
    writeLog: (line: string) => lines.push(line),
  };
  try {
    return { result: await runSandbox(source, tools, { commandId: COMMAND, request, ...order }), lines };
  } finally {
    source.close();
  }
}

function digest(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

describe('a sandbox run', () => {
  it.each(SCENARIO_NAMES)('%s holds on the demo marketplace', async (scenario) => {
    const before = digest(demo);
    const { result, lines } = await run(demo, { kind: 'scenario', scenario });
    expect(result.expectations.filter(({ held }) => !held)).toEqual([]);
    expect(result.invariants.filter(({ held }) => !held)).toEqual([]);
    expect(result.passed).toBe(true);
    expect(lines).toEqual(result.logLines.map(({ text }) => text));
    expect(lines.every((line) => line.includes('[TXN:a1b2c3d4]'))).toBe(true);
    expect(digest(demo)).toBe(before);
    expect(readdirSync(copies)).toEqual([]);
  });

  it('really makes the item unavailable between validation and linking', async () => {
    const { result } = await run(demo, { kind: 'scenario', scenario: 'item-becomes-unavailable' });
    const story = result.timeline.map(({ actor, kind }) => (actor === 'outside' ? `outside ${kind}` : kind));
    const intrusion = story.indexOf('outside withdraw-item');
    expect(intrusion).toBeGreaterThan(story.indexOf('read-items'));
    expect(intrusion).toBeLessThan(story.indexOf('deduct-credits'));
    expect(story).toContain('give-back-credits');
    expect(result.buyerMessage).toContain('Scenario item 2 was not bought');
  });

  it('gives the same run for the same input', async () => {
    const request = { kind: 'scenario', scenario: 'multi-item' } as const;
    expect((await run(demo, request)).result).toEqual((await run(demo, request)).result);
  });

  it('runs a real buyer and real items of the open database, and tells when one vanishes', async () => {
    const reader = await openMarketplace(demo);
    const forSale = (await reader.listSandboxItems('', { limit: 50 })).rows.filter(({ isAvailable }) => isAvailable);
    const rich = (await reader.listUsers({ search: '', sort: 'balance', direction: 'descending', limit: 9 })).rows;
    reader.close();
    const buyerId = rich.find(({ isBanned }) => !isBanned)?.userId as UserId;
    const [first, second] = forSale.filter(({ sellerId }) => sellerId !== buyerId);
    const itemIds = [first?.itemId, second?.itemId] as readonly ItemId[];
    const { result } = await run(demo, {
      kind: 'cart',
      buyerId,
      itemIds: [...itemIds],
      vanishingItemId: itemIds[1] as ItemId,
    });
    expect(result).toMatchObject({ scenario: null, passed: true, attempt: { status: 'partial' } });
    expect(result.movedItems.map(({ itemId }) => itemId)).toEqual([itemIds[0]]);
  });

  it('refuses a buyer that does not exist, and an item to vanish that is not in the cart', async () => {
    const cart = { kind: 'cart', buyerId: 99_999 as UserId, itemIds: [] } as const;
    await expect(run(demo, { ...cart, itemIds: [] })).rejects.toMatchObject({ code: 'USER_NOT_FOUND' });
    const wrong = { ...cart, buyerId: 1 as UserId, itemIds: [1 as ItemId], vanishingItemId: 2 as ItemId };
    await expect(run(demo, wrong)).rejects.toMatchObject({ code: 'BAD_INPUT', data: { field: 'vanishingItemId' } });
  });

  it('leaves no copy behind when it is cancelled, nor what a killed run left', async () => {
    // No process has this number: it is above the largest one that any system hands out.
    mkdirSync(join(copies, 'run-99999999-abandoned'), { recursive: true });
    const request = { kind: 'scenario', scenario: 'single-item' } as const;
    await expect(run(demo, request, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(readdirSync(copies)).toEqual([]);
  });
});

describe.skipIf(!existsSync(FIXTURES))(
  'a sandbox run on a copy of a database that Barterex wrote (skipped without the fixtures)',
  () => {
    const cases = ['legacy', 'fixed', 'fixed_asis', 'head'].flatMap((name) =>
      SCENARIO_NAMES.map((scenario) => ({ name, scenario })),
    );

    it.each(cases)('$name: $scenario holds and the file stays as it was', async ({ name, scenario }) => {
      const file = join(FIXTURES, `${name}.db`);
      const before = digest(file);
      const { result } = await run(file, { kind: 'scenario', scenario });
      expect([...result.expectations, ...result.invariants].filter(({ held }) => !held)).toEqual([]);
      expect(digest(file)).toBe(before);
    });
  },
);

describe('the demo marketplace', () => {
  it('is the same for the same seed', async () => {
    const again = join(folder.path, 'again');
    mkdirSync(again);
    await createDemo(again, 7);
    for (const file of ['demo-marketplace.db', join('logs', 'app.log')]) {
      expect(digest(join(again, file))).toBe(digest(join(folder.path, 'demo', file)));
    }
  });

  it('shows every way in which a checkout can end', async () => {
    const copy = join(folder.path, 'real.db');
    copyFileSync(demo, copy);
    const reader = await openMarketplace(copy);
    const facts = await reader.facts();
    const attempts = await reader.attemptsAfter(0, 1000);
    reader.close();
    expect(facts).toMatchObject({ schema: 'current', counts: { users: 60, items: 400 } });
    expect(attempts).toHaveLength(360);
    const statuses = new Set(attempts.map(({ status }) => status));
    expect([...statuses].sort()).toEqual(['failed', 'interrupted', 'partial', 'rejected', 'success']);
  });
});
