import type { Database } from 'better-sqlite3';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AuditedVerdict } from '../../../shared/contract/overview.ts';
import type { Credits } from '../../../shared/credits.ts';
import { ZERO_CREDITS } from '../../../shared/credits.ts';
import type { UserId } from '../../../shared/ids.ts';
import type { Instant } from '../../../shared/time.ts';
import { temporaryFolder } from '../../testing/world.ts';
import { openWorkspaceFile } from '../workspace-file.ts';
import type { Audit } from './keep-audit.ts';
import type { KeptAudit } from './kept-audit.ts';
import { keptAudit } from './kept-audit.ts';
import { findingPage } from './kept-findings.ts';
import { verdictPage } from './kept-verdicts.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

let number = 0;
let file: Database;
let audit: KeptAudit;
beforeEach(() => {
  number += 1;
  file = openWorkspaceFile(`${folder.path}/${number}`);
  audit = keptAudit(file);
});
afterEach(() => file.close());

const amount = (hundredths: number): Credits => hundredths as Credits;

/** A purchase of user 1 at noon of a day, of which nothing was lost. */
function verdict(key: string, day: string, rest: Partial<AuditedVerdict> = {}): AuditedVerdict {
  const startedAt = `${day}T12:00:00.000Z` as Instant;
  return {
    key,
    transactionId: null,
    userId: 1 as UserId,
    username: 'ana',
    startedAt,
    endedAt: startedAt,
    engineFamily: 'current',
    reported: 'success',
    confidence: 'named',
    kind: 'received-in-full',
    order: 'created',
    orderIds: [],
    charged: amount(1000),
    received: amount(1000),
    overwritten: null,
    lost: ZERO_CREDITS,
    returned: ZERO_CREDITS,
    possiblyReturned: ZERO_CREDITS,
    owed: ZERO_CREDITS,
    mostLost: ZERO_CREDITS,
    items: [],
    mechanism: null,
    reasons: [],
    missing: [],
    source: { file: 'barterex.log', lines: [1, 4] },
    ...rest,
  };
}

function loss(key: string, day: string, lost: number, rest: Partial<AuditedVerdict> = {}): AuditedVerdict {
  const figures = { lost: amount(lost), owed: amount(lost), mostLost: amount(lost) };
  return verdict(key, day, { kind: 'overcharged', mechanism: 'M1', ...figures, ...rest });
}

const UNTOLD = { kind: 'cannot-tell', charged: null, received: null, lost: null, owed: null } as const;
const BEN = { userId: 2 as UserId, username: 'ben' };

const VERDICTS: readonly AuditedVerdict[] = [
  verdict('fine', '2026-01-01'),
  loss('partial', '2026-01-01', 500),
  // More came back than was lost: that does not make up for anything else.
  loss('cancelled', '2026-01-02', 300, { returned: amount(2000), owed: ZERO_CREDITS, mechanism: 'M2' }),
  loss('of ben', '2026-01-02', 900, { ...BEN, confidence: 'neighbours', possiblyReturned: amount(100) }),
  verdict('untold', '2026-01-03', { ...BEN, ...UNTOLD, mostLost: amount(1200), returned: amount(200) }),
  verdict('boundless', '2026-01-04', { ...UNTOLD, userId: null, username: null, confidence: 'none', mostLost: null }),
];

function auditOf(verdicts: readonly AuditedVerdict[]): Audit {
  return {
    judgedAt: '2026-02-01T00:00:00.000Z' as Instant,
    verdicts,
    findings: [],
    coverage: [{ from: '2026-01-01T00:00:00.000Z' as Instant, to: '2026-01-05T00:00:00.000Z' as Instant }],
    lastWriteAt: null,
  };
}

describe('what an audit found', () => {
  it('is nothing before the first one', () => {
    expect(audit.exposure({})).toBeNull();
    expect(audit.verdicts({ limit: 10, sort: 'startedAt', direction: 'ascending' })).toMatchObject({ total: 0 });
  });

  it('is added up over what was lost, and beside it what cannot be told', () => {
    audit.keep(auditOf(VERDICTS));
    const exposure = audit.exposure({});
    expect(exposure).toMatchObject({ attempts: 6, judgedAt: '2026-02-01T00:00:00.000Z', lastWriteAt: null });
    expect(exposure?.totals).toEqual({
      transactions: 3,
      lost: 1700,
      returned: 2000,
      possiblyReturned: 100,
      owed: 1400,
      undecided: 2,
      mostUndecided: 1000,
      undecidedWithoutLimit: 1,
    });
    expect(exposure?.byMechanism.map(({ mechanism, lost, owed }) => [mechanism, lost, owed])).toEqual([
      [null, 0, 0],
      ['M1', 1400, 1400],
      ['M2', 300, 0],
    ]);
    expect(exposure?.byDay.map(({ day, mechanism, lost, undecided }) => [day, mechanism, lost, undecided])).toEqual([
      ['2026-01-01', 'M1', 500, 0],
      ['2026-01-02', 'M1', 900, 0],
      ['2026-01-02', 'M2', 300, 0],
      ['2026-01-03', null, 0, 1],
      ['2026-01-04', null, 0, 1],
    ]);
  });

  it('can be asked of a stretch of time', () => {
    audit.keep(auditOf(VERDICTS));
    const after = '2026-01-02T00:00:00Z' as Instant;
    const before = '2026-01-03T00:00:00Z' as Instant;
    expect(audit.exposure({ after, before })).toMatchObject({ attempts: 2, totals: { lost: 1200, undecided: 0 } });
  });

  it('is replaced as a whole by the next one', () => {
    audit.keep(auditOf(VERDICTS));
    const finding = {
      kind: 'double-sale',
      sentence: 'Item 1 was sold twice.',
      amount: null,
      userId: null,
      username: null,
      key: null,
      at: '2026-01-01T00:00:00.000Z' as Instant,
      refs: [{ kind: 'row', table: 'trade', id: 1 }],
    } as const;
    audit.keep({ ...auditOf(VERDICTS.slice(0, 1)), findings: [finding] });
    expect(audit.exposure({})).toMatchObject({ attempts: 1, findings: [{ kind: 'double-sale', count: 1 }] });
    expect(audit.findings({ limit: 10, direction: 'descending' }).rows).toEqual([{ ...finding, findingId: 1 }]);
  });

  it('stays as it was when the next one cannot be written to its end', () => {
    audit.keep(auditOf(VERDICTS));
    const [twice = verdict('twice', '2026-01-01')] = VERDICTS;
    expect(() => audit.keep(auditOf([twice, twice]))).toThrow('UNIQUE');
    expect(audit.exposure({})?.attempts).toBe(6);
  });
});

describe('the users of an audit', () => {
  const sorted = { limit: 10, sort: 'owed', direction: 'descending' } as const;

  it('are those who lost credits or may have, with how surely it was them', () => {
    audit.keep(auditOf(VERDICTS));
    const { rows, total } = audit.owedUsers(sorted);
    expect(total).toBe(2);
    expect(rows).toMatchObject([
      { userId: 2, username: 'ben', owed: 900, undecided: 1, mechanisms: ['M1'], weakestAttribution: 'neighbours' },
      { userId: 1, username: 'ana', owed: 500, lost: 800, mechanisms: ['M1', 'M2'], weakestAttribution: 'named' },
    ]);
  });

  it.each(['owed', 'lost', 'returned', 'transactions', 'username'] as const)('come in pages by %s', (sort) => {
    const many = Array.from({ length: 23 }, (_, index) => {
      const user = { userId: (index + 1) as UserId, username: `user ${index % 5}` };
      return loss(`k${index}`, '2026-01-01', 100 * (index % 4), { ...user, lost: amount(100 + (index % 4)) });
    });
    audit.keep(auditOf(many));
    for (const direction of ['ascending', 'descending'] as const) {
      const seen: number[] = [];
      let cursor: string | undefined;
      do {
        const page = audit.owedUsers({ limit: 5, sort, direction, ...(cursor !== undefined && { cursor }) });
        seen.push(...page.rows.map(({ userId }) => userId));
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      const all = audit.owedUsers({ limit: 100, sort, direction }).rows;
      expect(seen).toEqual(all.map(({ userId }) => userId));
      expect(new Set(seen).size).toBe(23);
    }
  });

  it('are found by name, number and mechanism', () => {
    audit.keep(auditOf(VERDICTS));
    const found = (filter: object) => audit.owedUsers({ ...sorted, ...filter }).rows.map(({ username }) => username);
    expect(found({ search: 'AN' })).toEqual(['ana']);
    expect(found({ search: '2' })).toEqual(['ben']);
    expect(found({ search: '%' })).toEqual([]);
    expect(found({ mechanism: 'M2' })).toEqual(['ana']);
  });
});

describe('the verdicts of an audit', () => {
  it('come back as they were kept, filtered and in order', () => {
    audit.keep(auditOf(VERDICTS));
    const keys = (request: object) =>
      audit.verdicts({ limit: 10, sort: 'owed', direction: 'descending', ...request }).rows.map(({ key }) => key);
    expect(keys({ isAffected: true })).toEqual(['of ben', 'partial', 'cancelled', 'boundless', 'untold']);
    expect(keys({ userId: 2 as UserId, kind: 'overcharged' })).toEqual(['of ben']);
    const [first] = audit.verdicts({ limit: 1, sort: 'startedAt', direction: 'ascending' }).rows;
    expect(first).toEqual(VERDICTS[0]);
  });

  it('refuse a cursor of another order', () => {
    audit.keep(auditOf(VERDICTS));
    const { nextCursor } = audit.verdicts({ limit: 1, sort: 'owed', direction: 'descending' });
    const other = { limit: 1, sort: 'lost', direction: 'descending', cursor: nextCursor ?? '' } as const;
    expect(() => audit.verdicts(other)).toThrow('Start the list again');
  });
});

describe('the queries of the lists', () => {
  const plan = (compiled: { readonly sql: string; readonly parameters: readonly unknown[] }): string =>
    (file.prepare(`EXPLAIN QUERY PLAN ${compiled.sql}`).all(...compiled.parameters) as { detail: string }[])
      .map(({ detail }) => detail)
      .join('; ');

  it.each([
    ['startedAt', 'verdict_by_time'],
    ['lost', 'verdict_by_lost'],
    ['owed', 'verdict_by_owed'],
  ] as const)('of verdicts by %s follow an index', (sort, index) => {
    const request = { limit: 50, sort, direction: 'descending' } as const;
    const found = plan(verdictPage(request, { value: 1, id: 1 }).compile());
    expect(found).toContain(index);
    expect(found).not.toContain('TEMP B-TREE');
  });

  it("of one user's verdicts, and of findings, do as well", () => {
    const ofUser = verdictPage(
      { limit: 50, sort: 'startedAt', direction: 'descending', userId: 1 as UserId },
      null,
    ).compile();
    expect(plan(ofUser)).toContain('verdict_by_user');
    expect(plan(findingPage({ limit: 50, direction: 'descending' }, null).compile())).toContain('finding_by_time');
    const ofKind = findingPage({ limit: 50, direction: 'descending', kind: 'double-sale' }, null).compile();
    expect(plan(ofKind)).toContain('finding_by_kind');
  });
});
