import type { FoundAttempt } from '../../logs/parse/found-attempt.ts';
import { summariseAttempt } from '../../logs/parse/found-attempt.ts';
import { findGroups } from '../../logs/parse/group-attempts.ts';
import type { PurchaseMessage } from '../../logs/parse/message.ts';
import { BELIEVED } from '../../logs/parse/position.ts';
import type { PurchaseRecord } from '../../logs/parse/purchase-record.ts';
import { recognise } from '../../logs/parse/recognise.ts';
import { recogniseAccount } from '../../logs/parse/recognise-account.ts';
import type { LogRecord } from '../../logs/parse/record.ts';
import { RecordReader } from '../../logs/parse/record-reader.ts';
import type { AttemptLine, SightingEvidence } from '../evidence.ts';

export interface ReadAttempt extends FoundAttempt {
  readonly lines: readonly AttemptLine[];
}

export interface ReadLog {
  readonly attempts: readonly ReadAttempt[];
  readonly sightings: readonly SightingEvidence[];
}

export const LOG_FILE = 'app.log';

/** Reads a log as the console reads it: records, what they say, and which of them are one request. */
export function readLog(texts: readonly string[]): ReadLog {
  const records: LogRecord[] = [];
  const reader = new RecordReader((record) => records.push(record));
  reader.push(new TextEncoder().encode(texts.map((text) => `${text}\n`).join('')));
  reader.end();
  const purchases: (PurchaseRecord & { readonly message: PurchaseMessage })[] = [];
  const lines = new Map<number, AttemptLine>();
  const sightings: SightingEvidence[] = [];
  for (const record of records) {
    if (record.head === null) continue;
    const second = Date.parse(`${record.head.time.replace(' ', 'T')}Z`) / 1000;
    const ref = { kind: 'line', path: LOG_FILE, line: record.line } as const;
    const message = recognise(record);
    if (message !== null) {
      purchases.push({ recordId: record.line, sourceId: 1, second, message, suspicions: [], text: record.message });
      lines.set(record.line, { ref, kind: message.claim.kind, message: record.message });
    }
    const claim = recogniseAccount(record.head, record.message);
    if (claim !== null) sightings.push({ ref, at: { fromMs: second * 1000, toMs: second * 1000 + 999 }, claim });
  }
  const attempts = findGroups(purchases).map((group) => {
    const found = summariseAttempt(group, BELIEVED);
    return { ...found, lines: found.recordIds.flatMap((id) => lines.get(id) ?? []) };
  });
  return { attempts, sightings };
}
