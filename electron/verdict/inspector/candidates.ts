import type { Candidate } from '../../../shared/contract/inspection.ts';
import type { Credits } from '../../../shared/credits.ts';
import { formatCreditChange, formatCredits } from '../../../shared/credits.ts';
import type { ItemId } from '../../../shared/ids.ts';
import { instantFromMilliseconds } from '../../../shared/time.ts';
import type { Stretch } from '../balance/walk.ts';
import type { EvidenceRef, TradeRow } from '../evidence.ts';
import type { Verdict } from '../verdict.ts';
import type { Subject } from './subject.ts';
import { beginningOf, linkOf, nameOf } from './subject.ts';
import type { Suspects } from './suspects.ts';

/** More than these help nobody. */
const MOST_CANDIDATES = 6;

interface Question {
  readonly suspects: Suspects;
  readonly stretch: Stretch;
  /** What nothing explains. */
  readonly amount: Credits;
}

/** What may be behind a step that nothing explains, what explains it to the hundredth first. */
export function findCandidates(subject: Subject, question: Question): readonly Candidate[] {
  const { suspects, amount } = question;
  const found =
    amount < 0
      ? [
          ...suspects.untold.map((verdict) => checkout(subject, verdict, amount)),
          ...suspects.nameless.map((verdict) => checkout(subject, verdict, amount)),
          ...suspects.strays.map((trade) => purchase(subject, trade, amount)),
        ]
      : givenBack(subject, question);
  return found.toSorted((one, other) => Number(other.isExact) - Number(one.isExact)).slice(0, MOST_CANDIDATES);
}

/** A checkout that may have charged exactly this, or nobody knows what. */
function checkout(subject: Subject, verdict: Verdict, amount: Credits): Candidate {
  const charges = chargesOf(subject, verdict);
  const isExact = charges.some((charge) => charge === -amount);
  const whose = verdict.userId === null ? ', whose user nobody can name' : '';
  const fits = isExact ? `${formatCreditChange(amount)} fits` : 'It may have been';
  return {
    at: beginningOf(verdict),
    sentence: `${fits} ${nameOf(verdict)}${whose}${circumstances(subject, verdict)}.`,
    isExact,
    transaction: linkOf(verdict),
    refs: verdict.reasons[0]?.refs ?? [],
  };
}

/** What it may have charged; where no rule says it, what the items that its lines name cost today. */
function chargesOf({ evidence, judgement }: Subject, { key }: Verdict): readonly number[] {
  const ruled = (judgement.charges.get(key) ?? []).filter((charge) => charge > 0);
  if (ruled.length > 0) return ruled;
  const attempt = evidence.attempts.find((candidate) => candidate.key === key);
  const named = new Set<ItemId>([...(attempt?.itemsDone ?? []), ...(attempt?.itemsFailed ?? [])]);
  const prices = evidence.market.items.filter(({ id }) => named.has(id)).map(({ price }) => price ?? Number.NaN);
  return prices.length === named.size && named.size > 0 ? [prices.reduce((sum, price) => sum + price, 0)] : [];
}

/** `: no order, item 55 still with its seller`. */
function circumstances({ user, evidence }: Subject, { key, order, items }: Verdict): string {
  const attempt = evidence.attempts.find((candidate) => candidate.key === key);
  const itemIds = new Set([
    ...items.map(({ itemId }) => itemId),
    ...(attempt?.itemsDone ?? []),
    ...(attempt?.itemsFailed ?? []),
  ]);
  const { market } = evidence;
  const told = [
    ...(order === 'none' ? ['no order'] : []),
    ...market.items
      .filter(({ id }) => itemIds.has(id))
      .map(({ id, ownerId }) => {
        if (ownerId === user.id) return `item ${id} with this user`;
        const isSold = market.trades.some(({ itemId }) => itemId === id);
        return isSold ? `item ${id} with somebody else` : `item ${id} still with its seller`;
      }),
  ];
  return told.length === 0 ? '' : `: ${told.join(', ')}`;
}

function purchase({ evidence }: Subject, { id, itemId, atMs }: TradeRow, amount: Credits): Candidate {
  const price = evidence.market.items.find((item) => item.id === itemId)?.price ?? null;
  const cost = price === null ? '' : `; it costs ${formatCredits(price)} today`;
  return {
    at: instantFromMilliseconds(atMs),
    sentence: `Item ${itemId} was bought by a checkout that no log tells of${cost}.`,
    isExact: price !== null && price === -amount,
    transaction: null,
    refs: [{ kind: 'row', table: 'trade', id }, ...itemRef(itemId)],
  };
}

function itemRef(id: ItemId): readonly EvidenceRef[] {
  return [{ kind: 'row', table: 'item', id }];
}

/** A rise that is exactly what a checkout still owes may be somebody's repair by hand. */
function givenBack({ verdicts }: Subject, { stretch, amount }: Question): readonly Candidate[] {
  return verdicts
    .filter(({ owed, at }) => owed === amount && at.toMs <= stretch.to.at.toMs)
    .map((verdict) => ({
      at: beginningOf(verdict),
      sentence: `${formatCreditChange(amount)} is what ${nameOf(verdict)} still owes: somebody may have given it back by hand.`,
      isExact: true,
      transaction: linkOf(verdict),
      refs: verdict.reasons[0]?.refs ?? [],
    }));
}
