import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Credits } from '../../shared/credits.ts';
import { creditsFromDecimal } from '../../shared/credits.ts';
import type { AccountClaim } from '../logs/parse/account-claim.ts';
import { importInto } from '../testing/import-logs.ts';
import { HAS_RECORDINGS, RECORDINGS } from '../testing/recorded-logs.ts';
import { temporaryFolder } from '../testing/world.ts';
import type { Sighting } from './sighting.ts';
import { readSightings } from './sightings.ts';
import { openWorkspaceFile } from './workspace-file.ts';

/** What was done besides checkouts, with the lines of its request; amounts are decimals. */
interface RecordedEvent {
  readonly kind: 'admin_credit_edit' | 'order_cancelled' | 'forged_log_line';
  readonly user_id?: number;
  readonly order_id?: number;
  readonly new_value?: number;
  readonly credits_before?: number;
  readonly credits_after?: number;
  readonly log: readonly number[];
  readonly log_file: string;
  readonly version: string;
}

/** A change of a balance, from snapshots before and after each request; UTC, which is log time there. */
interface BalanceChange {
  readonly time: string;
  readonly user_id: number;
  readonly delta: number;
  readonly balance_after: number | null;
  readonly level_ups: number;
  readonly cause: string;
  readonly ref: string | null;
  readonly version: string;
}

interface Answers {
  readonly versions: Readonly<Record<string, { readonly log_files: readonly string[] }>>;
  readonly events: readonly RecordedEvent[];
  readonly ledger: readonly BalanceChange[];
}

interface Row {
  known: number;
  /** The marketplace logged nothing: its sign-up page failed behind the sign-up itself. */
  withoutLine: number;
  sighted: number;
}

const LEVEL_UP_CREDITS = 300;
/** A line is written moments before the snapshot. */
const NEAR_MS = 2500;

/** By cause: the words of its line, and whether a claim is the one, with exactly its amounts. */
const CAUSES: Readonly<
  Record<string, { readonly words: string; readonly isTold: (change: BalanceChange, claim: AccountClaim) => boolean }>
> = {
  register: { words: 'New user registered', isTold: (_change, claim) => claim.kind === 'signed-up' },
  item_approval: {
    words: 'Item approved - ',
    // The row of the seller, or that of whoever referred the seller.
    isTold: (change, claim) =>
      (claim.kind === 'item-approved' &&
        change.ref === `item ${claim.itemId}` &&
        claim.balance === decimal((change.balance_after ?? 0) - LEVEL_UP_CREDITS * change.level_ups) &&
        Math.trunc(claim.value / 100) === change.delta - LEVEL_UP_CREDITS * change.level_ups) ||
      (claim.kind === 'referral-bonus' && claim.bonus === 'item-upload' && claim.credits === decimal(change.delta)),
  },
  admin_edit: {
    words: 'User credits updated - ',
    isTold: ({ user_id, balance_after, delta }, claim) =>
      claim.kind === 'credits-edited' &&
      claim.userId === user_id &&
      claim.after === decimal(balance_after ?? 0) &&
      claim.before === decimal((balance_after ?? 0) - delta),
  },
  order_cancel_refund: {
    words: 'Order cancelled - ',
    isTold: ({ delta, ref }, claim) =>
      claim.kind === 'order-cancelled' && ref === `order ${claim.orderId}` && claim.refund === decimal(delta),
  },
  profile_completed: {
    words: 'completed profile and referral bonus awarded',
    isTold: (_change, claim) => claim.kind === 'profile-completed' && claim.hasBonus,
  },
  account_deleted: {
    words: 'Account deleted - ',
    isTold: ({ user_id }, claim) => claim.kind === 'account-deleted' && claim.userId === user_id,
  },
};

const folder = temporaryFolder();
afterAll(() => folder.remove());

describe.skipIf(!HAS_RECORDINGS)('what happened to balances in the recordings', () => {
  it.each(['sample', 'debug'] as const)(
    'is sighted with exactly its amounts where a line tells it: %s',
    async (name) => {
      const recording = join(RECORDINGS, name);
      const workspace = join(folder.path, name);
      await importInto(workspace, [join(recording, 'logs')]);
      const journal = openWorkspaceFile(workspace);
      const sightings = readSightings(journal);
      journal.close();
      const answers = JSON.parse(readFileSync(join(recording, 'answers.json'), 'utf8')) as Answers;
      const table = new Map<string, Row>();
      const count = (what: string, isSighted: boolean, hasLine = true): void => {
        const row = table.get(what) ?? { known: 0, withoutLine: 0, sighted: 0 };
        table.set(what, row);
        row.known += 1;
        row.sighted += Number(isSighted);
        row.withoutLine += Number(!hasLine);
      };

      for (const event of answers.events.filter(({ kind }) => kind !== 'forged_log_line'))
        count(
          `${event.version} ${event.kind}`,
          sightings.some((sighting) => tells(sighting, event)),
        );

      const releases = Object.entries(answers.versions).map(([version, { log_files }]) => ({
        version,
        ofRelease: sightings.filter(({ source }) => log_files.includes(basename(source))),
        lines: log_files.flatMap((file) => readFileSync(join(recording, 'logs', file), 'utf8').split('\n')),
      }));
      for (const { version, ofRelease, lines } of releases) {
        for (const change of answers.ledger.filter((one) => one.version === version)) {
          const at = Date.parse(`${change.time}Z`);
          const near = ofRelease.filter((sighting) => Math.abs(sighting.at - at) <= NEAR_MS);
          const cause = CAUSES[change.cause];
          if (cause !== undefined) {
            const isThere = lines.some((line) => line.includes(cause.words) && Math.abs(timeOf(line) - at) <= NEAR_MS);
            count(
              `${version} ${change.cause}`,
              near.some(({ claim }) => cause.isTold(change, claim)),
              isThere,
            );
          }
          for (let level = 0; level < change.level_ups; level += 1)
            count(`${version} level-up`, levelUps(near, change.user_id).length >= change.level_ups);
        }
      }

      console.log(`${name}: ${sightings.length} sightings`);
      console.table(Object.fromEntries(table));
      for (const { known, withoutLine, sighted } of table.values()) expect(sighted).toBe(known - withoutLine);
      expect([...table].filter(([what, { withoutLine }]) => withoutLine > 0 && !what.endsWith(' register'))).toEqual(
        [],
      );

      // Nothing is sighted that did not happen, either.
      const knownOf = (...causes: readonly string[]) =>
        answers.ledger.filter(({ cause }) => causes.includes(cause)).length;
      const seen = (kind: AccountClaim['kind']) => sightings.filter(({ claim }) => claim.kind === kind).length;
      expect(seen('credits-edited')).toBe(knownOf('admin_edit'));
      expect(seen('order-cancelled')).toBe(knownOf('order_cancel_refund'));
      expect(seen('account-deleted')).toBe(knownOf('account_deleted'));

      for (const { log, log_file } of answers.events.filter(({ kind }) => kind === 'forged_log_line')) {
        const forged = sightings.filter(({ source, line }) => basename(source) === log_file && log.includes(line));
        expect(forged.filter(({ isSuspicious }) => !isSuspicious)).toEqual([]);
      }
    },
  );
});

function tells({ source, line, claim, isSuspicious }: Sighting, event: RecordedEvent): boolean {
  if (isSuspicious || basename(source) !== event.log_file || !event.log.includes(line)) return false;
  if (event.kind === 'admin_credit_edit')
    return (
      claim.kind === 'credits-edited' && claim.userId === event.user_id && claim.after === decimal(event.new_value)
    );
  return (
    claim.kind === 'order-cancelled' &&
    claim.orderId === event.order_id &&
    claim.refund === decimal((event.credits_after ?? 0) - (event.credits_before ?? 0))
  );
}

function levelUps(sightings: readonly Sighting[], userId: number): readonly Sighting[] {
  return sightings.filter(
    ({ claim }) => claim.kind === 'level-up' && claim.userId === userId && claim.credits === decimal(LEVEL_UP_CREDITS),
  );
}

function decimal(amount: number | undefined): Credits | null {
  return creditsFromDecimal(amount);
}

function timeOf(line: string): number {
  return Date.parse(`${line.slice(0, 19).replace(' ', 'T')}Z`);
}
