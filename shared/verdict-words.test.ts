import { describe, expect, it } from 'vitest';
import type { Verdict } from './contract/verdicts.ts';
import { credits } from './credits.ts';
import type { ItemId, TransactionId, UserId } from './ids.ts';
import type { Instant } from './time.ts';
import { VERDICT_KINDS } from './verdict.ts';
import { nextAction, replyToComplaint, replyToUser, verdictSentence } from './verdict-words.ts';

const at = '2025-12-24T13:12:22.000Z' as Instant;

function verdict(change: Partial<Verdict> = {}): Verdict {
  return {
    key: 'db:1',
    transactionId: '2976f03c' as TransactionId,
    userId: 21 as UserId,
    username: 'keenfalcon',
    startedAt: at,
    endedAt: at,
    engineFamily: 'announced',
    reported: 'success-with-failures',
    confidence: 'named',
    kind: 'overcharged',
    order: 'not-used',
    orderIds: [],
    charged: credits(350_000),
    received: credits(270_000),
    overwritten: null,
    lost: credits(80_000),
    returned: credits(0),
    possiblyReturned: credits(0),
    owed: credits(80_000),
    mostLost: credits(80_000),
    items: [
      { itemId: 11 as ItemId, title: 'Lamp', price: credits(270_000), outcome: 'received' },
      { itemId: 65 as ItemId, title: 'Chair', price: credits(80_000), outcome: 'failed' },
    ],
    mechanism: 'M1',
    reasons: [],
    missing: [],
    ...change,
  };
}

describe('a verdict in words', () => {
  it('says what was charged, what was received, what is owed and why', () => {
    expect(verdictSentence(verdict())).toBe(
      'Charged 3,500 for 2 items; 1 was received (2,700). 800 still owed: item 65 failed, and its price was not given back.',
    );
  });

  it('counts as received only what was received', () => {
    const partial = verdict({
      kind: 'received-in-full',
      charged: credits(270_000),
      lost: credits(0),
      owed: credits(0),
    });
    expect(verdictSentence(partial)).toBe(
      'Charged 2,700; 1 item worth 2,700 received, 1 other was not charged. Nothing is owed.',
    );
  });

  it('has a sentence, an action and a reply for every kind', () => {
    for (const kind of VERDICT_KINDS) {
      const told = verdict({ kind });
      expect(verdictSentence(told)).toMatch(/^[A-Z].*\.$/);
      expect(nextAction(told).text).toMatch(/\.$/);
      expect(replyToUser(told)).toMatch(/^Hello keenfalcon,\n\n.*\.\n$/s);
    }
  });

  it('promises nothing that is not owed', () => {
    const returned = verdict({ returned: credits(80_000), owed: credits(0) });
    expect(verdictSentence(returned)).toContain('nothing is owed');
    expect(replyToUser(returned)).not.toContain('We owe you');
    expect(nextAction(returned)).toMatchObject({ kind: 'nothing' });
  });

  it('holds back where credits may have come back by hand', () => {
    expect(nextAction(verdict({ possiblyReturned: credits(80_000) }))).toMatchObject({ kind: 'look-closer' });
  });

  it('never calls items without an order nothing to do', () => {
    const unordered = verdict({ kind: 'received-in-full', order: 'none', owed: credits(0), lost: credits(0) });
    expect(nextAction(unordered)).toMatchObject({ kind: 'fulfil' });
  });

  it('makes one reply of several losses', () => {
    const reply = replyToComplaint([verdict(), verdict({ transactionId: 'aaaaaaaa' as TransactionId })]);
    expect(reply).toContain('TXN:2976f03c');
    expect(reply).toContain('TXN:aaaaaaaa');
    expect(reply).toContain('Altogether we owe you 1,600 credits.');
    expect(reply.match(/Hello/g)).toHaveLength(1);
  });

  it('says that it cannot tell, and how much it can be at most', () => {
    const open = verdict({ kind: 'cannot-tell', charged: null, received: null, lost: null, owed: null });
    expect(verdictSentence(open)).toContain('at most 800');
    expect(replyToUser(open)).toContain('does not prove');
  });
});
