import type { ItemId, UserId } from '../../../shared/ids.ts';
import type { AttemptEvidence, Evidence, MarketEvidence, Span } from '../evidence.ts';
import type { LogRecordMade } from './log-book.ts';
import type { ReadAttempt } from './log-reader.ts';
import { readLog } from './log-reader.ts';
import type { Market, Person, Truth } from './market.ts';

/** What can be seen of what happened; all of it where nothing is said. */
export interface View {
  readonly sees?: (record: LogRecordMade<Truth>) => boolean;
  /** Whether the neighbouring lines name the user of an attempt that does not name him itself. */
  readonly knowsUser?: (truth: Truth) => boolean;
  readonly market?: (market: MarketEvidence) => MarketEvidence;
  /** False where the log is taken to be whole although lines of it are lost. */
  readonly admitsGaps?: boolean;
}

export interface Seen {
  readonly evidence: Evidence;
  /** By the key of an attempt: what really happened; null where lines were lost and two requests look like one. */
  readonly truths: ReadonlyMap<string, Truth | null>;
}

/** The witnesses that the marketplace would leave. */
export function evidenceOf(market: Market, view: View = {}): Seen {
  const records = market.log.records.filter((record) => view.sees?.(record) !== false);
  const { attempts, sightings } = readLog(records.map(({ text }) => text));
  const authors = authorsByLine(records);
  const truths = new Map<string, Truth | null>();
  const found = attempts.map((attempt): AttemptEvidence => {
    const by = attempt.lines.map(({ ref }) => authors.get(ref.line) ?? null);
    const truth = by.find((author) => author?.transactionId === attempt.transactionId) ?? by.at(-1) ?? null;
    const key = `line ${attempt.lines[0]?.ref.line}`;
    truths.set(key, new Set(by).size === 1 ? truth : null);
    return attemptOf(market, attempt, { key, truth, knowsUser: view.knowsUser });
  });
  const recorded = market.recorded.map(({ attemptId, truth, atMs }) => {
    const key = `record ${attemptId}`;
    truths.set(key, truth);
    return recordedAttempt({ key, attemptId, truth, at: { fromMs: atMs, toMs: atMs } });
  });
  const rows = rowsOf(market);
  return {
    evidence: {
      market: view.market?.(rows) ?? rows,
      attempts: [...found, ...recorded],
      sightings,
      coverage: coverage(market, view.admitsGaps === false ? market.log.records : records),
    },
    truths,
  };
}

function attemptOf(
  { release, people }: Market,
  found: ReadAttempt,
  { key, truth, knowsUser }: { key: string; truth: Truth | null; knowsUser: View['knowsUser'] },
): AttemptEvidence {
  const at = { fromMs: found.firstSecond * 1000, toMs: found.lastSecond * 1000 + 999 };
  return {
    key,
    attemptId: null,
    transactionId: found.transactionId,
    family: found.family ?? release,
    reported: found.reported,
    at,
    told: at,
    ...nameOf(found, at, { people, truth, knowsUser }),
    itemsDone: found.itemsDone as readonly ItemId[],
    itemsFailed: found.itemsFailed as readonly ItemId[],
    itemCount: found.itemCount,
    claimed: found.creditsClaimed,
    available: found.shortage?.available ?? null,
    orderNumber: found.orderNumber,
    error: found.error,
    hasPhases: found.hasPhases,
    isSuspicious: false,
    lines: found.lines,
  };
}

type Name = Pick<AttemptEvidence, 'username' | 'userId' | 'attribution'>;

/** The rungs that the log and the database give; the rungs below them are right where they are given at all. */
function nameOf(
  { user, transactionId }: ReadAttempt,
  at: Span,
  { people, truth, knowsUser }: { people: readonly Person[]; truth: Truth | null; knowsUser: View['knowsUser'] },
): Name {
  const by = (person: Person | undefined, attribution: Name['attribution']): Name | null =>
    person === undefined ? null : { username: person.username, userId: person.id, attribution };
  if (user !== null) {
    const attribution = user.by === 'own-line' ? 'named' : 'neighbours';
    return { username: user.username, userId: user.userId as UserId | null, attribution };
  }
  const last = people.find(
    ({ lastCheckout }) =>
      lastCheckout !== null &&
      lastCheckout.transactionId === transactionId &&
      Math.abs(lastCheckout.atMs - at.toMs) < 60_000,
  );
  return (
    by(last, 'last-checkout') ??
    (truth !== null && knowsUser?.(truth) !== false ? by(truth.buyer, 'neighbours') : null) ?? {
      username: null,
      userId: null,
      attribution: 'none',
    }
  );
}

function recordedAttempt({
  key,
  attemptId,
  truth,
  at,
}: {
  key: string;
  attemptId: number;
  truth: Truth;
  at: Span;
}): AttemptEvidence {
  return {
    key,
    attemptId,
    transactionId: truth.transactionId,
    family: 'console',
    reported: truth.received.length > 0 ? 'success' : 'rejected',
    at,
    told: at,
    username: truth.buyer.username,
    userId: truth.buyer.id,
    attribution: 'named',
    itemsDone: truth.received.map(({ thing }) => thing.id),
    itemsFailed: [],
    itemCount: null,
    claimed: null,
    available: null,
    orderNumber: null,
    error: null,
    hasPhases: false,
    isSuspicious: false,
    lines: [],
  };
}

function rowsOf(market: Market): MarketEvidence {
  const { release, people, things, trades, orders, ledger, notices, edits, carts, checkouts } = market;
  const stamps = [...trades, ...orders, ...ledger, ...notices, ...edits].map(({ atMs }) => atMs);
  return {
    lastWriteMs: Math.max(0, ...stamps, ...people.map(({ createdAtMs }) => createdAtMs)),
    users: people.map(({ id, username, createdAtMs, balance, lastCheckout }) => ({
      id,
      username,
      createdAtMs,
      balance,
      lastCheckout: release === 'legacy' ? null : lastCheckout,
    })),
    items: things.map(({ id, title, price, ownerId, isAvailable }) => ({
      id,
      itemNumber: null,
      title,
      price,
      ownerId,
      isAvailable,
    })),
    trades: [...trades],
    orders: [...orders],
    ledger: [...ledger],
    notices: [...notices],
    edits: [...edits],
    carts: [...carts],
    checkouts: [...checkouts],
    missing: release === 'current' ? [] : ['audit_log'],
    keepsLastCheckout: release !== 'legacy',
  };
}

/** Where lines of the log are lost, and that is known, nothing is covered. */
function coverage({ log }: Market, records: readonly LogRecordMade<Truth>[]): readonly Span[] {
  const kept = new Set(records);
  const spans: { fromMs: number; toMs: number }[] = [];
  let isOpen = false;
  for (const record of log.records) {
    const last = spans.at(-1);
    const fromMs = Math.floor(record.atMs / 1000) * 1000;
    const toMs = fromMs + 999;
    if (!kept.has(record)) isOpen = false;
    else if (isOpen && last !== undefined) last.toMs = toMs;
    else {
      spans.push({ fromMs, toMs });
      isOpen = true;
    }
  }
  return spans;
}

function authorsByLine(records: readonly LogRecordMade<Truth>[]): ReadonlyMap<number, Truth | null> {
  const authors = new Map<number, Truth | null>();
  let line = 1;
  for (const { text, author } of records) {
    authors.set(line, author);
    line += text.split('\n').length;
  }
  return authors;
}
