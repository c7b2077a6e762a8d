import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandId, UserId } from '../../shared/ids.ts';
import { HAS_RECORDINGS, RECORDINGS } from '../testing/recorded-logs.ts';
import { temporaryFolder } from '../testing/world.ts';
import type { OpenConsole } from './console.ts';
import { openConsole } from './open-console.ts';

const folder = temporaryFolder();
const logs = ['24', '25', '27', '28'].map((day) => join(RECORDINGS, 'sample/logs', `barterex_202512${day}.log`));

describe.skipIf(!HAS_RECORDINGS)('a complaint about the recorded marketplace (skipped without it)', () => {
  let opened: OpenConsole;
  const client = () => createRouterClient(opened.router, { context: opened.createSession() });

  beforeAll(async () => {
    opened = await openConsole({
      database: join(RECORDINGS, 'sample/fixed.db'),
      dataFolder: folder.path,
    });
    for (const log of logs) await client().logs.addPlace({ path: log });
    for await (const _ of await client().logs.import({ commandId: randomUUID() as CommandId })) void _;
  }, 120_000);
  afterAll(async () => {
    await opened.close();
    folder.remove();
  });

  it.each([
    ['keenfalcon', 21],
    ['Keen Falcon', 21],
    ['keen_flacon', 21],
    ['keenfalcon@example.com', 21],
    ['21', 21],
  ])('finds whom "%s" means', async (who, userId) => {
    const [first] = await client().claims.people({ who });
    expect(first?.userId).toBe(userId);
  });

  it('finds nobody for a name that is nobody’s', async () => {
    expect(await client().claims.people({ who: 'xqzw vvkk' })).toEqual([]);
  });

  it('answers with the loss first, and sums without netting', async () => {
    const answer = await client().claims.answer({
      userId: 21 as UserId,
      from: null,
      to: null,
      claimed: null,
    });
    expect(answer).toMatchObject({ lost: 50_000, returned: 0, owed: 50_000, undecided: 0 });
    expect(answer.verdicts[0]).toMatchObject({ transactionId: '2976f03c', kind: 'overcharged', mechanism: 'M1' });
  });

  it('keeps to the asked time', async () => {
    const answer = await client().claims.answer({
      userId: 21 as UserId,
      from: '2025-12-25T00:00:00.000Z' as never,
      to: null,
      claimed: null,
    });
    expect(answer.verdicts.map(({ transactionId }) => transactionId)).not.toContain('2976f03c');
  });

  it('says when the logs do not reach', async () => {
    const ask = (from: string) =>
      client().claims.answer({ userId: 21 as UserId, from: from as never, to: null, claimed: null });
    expect(await ask('2025-12-24T12:00:00.000Z')).toMatchObject({ isCovered: true });
    expect(await ask('2024-01-01T00:00:00.000Z')).toMatchObject({ isCovered: false });
  });

  async function fileOf(isMasked: boolean) {
    const { verdicts } = await client().claims.answer({ userId: 21 as UserId, from: null, to: null, claimed: null });
    const keys = verdicts.map(({ key }) => key);
    return client().claims.evidenceFile({ userId: 21 as UserId, keys, isMasked });
  }

  it('makes a file that holds every line and row with the hash of the original', async () => {
    const { json, html } = await fileOf(false);
    const document = JSON.parse(json) as {
      evidence: { id: string; text: string | null; sha256: string | null }[];
      verdicts: { reasons: { refs: unknown[] }[] }[];
    };
    expect(document.evidence.length).toBeGreaterThan(10);
    for (const { id, text, sha256 } of document.evidence) {
      expect(text, id).not.toBeNull();
      expect(
        createHash('sha256')
          .update(text ?? '')
          .digest('hex'),
      ).toBe(sha256);
    }
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/<script|src=|https?:\/\//);
    expect(html).not.toContain(RECORDINGS);
  });

  it('tells nobody’s name in a masked file, with the same hashes', async () => {
    const [masked, open] = [await fileOf(true), await fileOf(false)];
    for (const text of [masked.html, masked.json]) {
      expect(text).not.toMatch(/keenfalcon/i);
      expect(text).not.toMatch(/@example\.com/);
      expect(text).toContain('user no. 21');
    }
    const hashes = (json: string) =>
      (JSON.parse(json) as { evidence: { sha256: string }[] }).evidence.map(({ sha256 }) => sha256);
    expect(hashes(masked.json)).toEqual(hashes(open.json));
  });

  it('shows a hostile name and title as text', async () => {
    const users = await client().users.list({ search: 'User:', limit: 5 });
    const userId = users.rows[0]?.userId;
    expect(userId).toBeDefined();
    const { verdicts } = await client().claims.answer({
      userId: userId as UserId,
      from: null,
      to: null,
      claimed: null,
    });
    const file = await client().claims.evidenceFile({
      userId: userId as UserId,
      keys: verdicts.slice(0, 50).map(({ key }) => key),
      isMasked: false,
    });
    expect(
      file.html.match(
        /<(?!\/?(?:html|head|meta|title|style|body|h1|h2|h3|p|section|table|tr|th|td|ul|li|a|article|pre|!doctype)\b)/gi,
      ),
    ).toBeNull();
  });

  it('refuses transactions of somebody else', async () => {
    const { verdicts } = await client().claims.answer({ userId: 9 as UserId, from: null, to: null, claimed: null });
    await expect(
      client().claims.evidenceFile({ userId: 21 as UserId, keys: [verdicts[0]?.key ?? ''], isMasked: true }),
    ).rejects.toMatchObject({ code: 'TRANSACTION_NOT_FOUND' });
  });
});
