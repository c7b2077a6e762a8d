import type { Database } from 'better-sqlite3';
import { instantFromMilliseconds, millisecondsFromInstant } from '../../../shared/time.ts';
import type { MarketplaceUsers } from '../naming/marketplace-users.ts';
import { prepareUtc } from '../source-clocks.ts';
import type { MarketplaceUser, Witnesses } from '../witnesses.ts';
import type { Answer, ExposedClaim } from './exposed-claims.ts';
import { keepAnswers, readExposedClaims } from './exposed-claims.ts';
import { RecordedMoments } from './recorded-moments.ts';

/**
 * Asks the database about purchases that lines claim which a visitor could have written (DESIGN section 7: agreement with
 * the database). It denies one when it covers that time and knows the user, but of this user at that moment no
 * checkout, no purchase, no order and none of the items. That nobody had the name counts only where no request stands
 * around the lines: accounts are deleted, with their trades. Its word alone accuses nobody: what stands where no visitor
 * can write is not asked about.
 */
export async function askDatabase(
  journal: Database,
  witnesses: Witnesses,
  users: MarketplaceUsers,
  isFirst: boolean,
): Promise<void> {
  const answers = new Map<ExposedClaim, Answer>();
  const open: Question[] = [];
  for (const claim of readExposedClaims(journal, prepareUtc(journal), isFirst)) {
    const named = users.perhapsWithName(claim.username, claim.from);
    if (named.some((user) => isCheckoutOf(user, claim))) answers.set(claim, 'known');
    else if (claim.isSettled) open.push({ claim, userIds: new Set(named.map(({ userId }) => userId)) });
  }
  for (const [claim, answer] of await answerByRows(open, witnesses)) answers.set(claim, answer);
  if (answers.size > 0) keepAnswers(journal, answers);
}

interface Question {
  readonly claim: ExposedClaim;
  /** Whom the claim can mean. */
  readonly userIds: ReadonlySet<number>;
}

/** The user's own record may have gone on to a later checkout; then it says nothing. */
function isCheckoutOf({ lastCheckoutId, lastCheckoutAt }: MarketplaceUser, claim: ExposedClaim): boolean {
  if (lastCheckoutId !== null && lastCheckoutId === claim.transactionId) return true;
  const at = lastCheckoutAt === null ? null : millisecondsFromInstant(lastCheckoutAt);
  return at !== null && RecordedMoments.isAt(claim, at);
}

async function answerByRows(
  questions: readonly Question[],
  witnesses: Witnesses,
): Promise<readonly (readonly [ExposedClaim, Answer])[]> {
  if (questions.length === 0) return [];
  const moments = await readMoments(questions, witnesses);
  const bought = questions.filter(({ claim, userIds }) => moments.hasPurchase(claim, userIds));
  const known = new Set(bought);
  const rest = questions.filter((question) => !known.has(question));
  for (const question of await knownOtherwise(rest, witnesses)) known.add(question);
  return questions.map((question) => {
    const { claim, userIds } = question;
    const canDeny = moments.isCovered(claim) && (userIds.size > 0 || !claim.hasRequest);
    return [claim, known.has(question) ? 'known' : canDeny ? 'denied' : 'cannot-tell'];
  });
}

async function readMoments(questions: readonly Question[], witnesses: Witnesses): Promise<RecordedMoments> {
  const moments = new RecordedMoments(questions.flatMap(({ userIds }) => [...userIds]));
  const spans = questions.map(({ claim }) => RecordedMoments.spanAround(claim));
  const from = Math.min(...spans.map((span) => span.from));
  const to = Math.max(...spans.map((span) => span.to));
  for await (const page of witnesses.purchasesBetween(instantFromMilliseconds(from), instantFromMilliseconds(to))) {
    for (const { buyerId, at } of page) moments.add(buyerId, millisecondsFromInstant(at));
  }
  return moments;
}

/** By their order; or by an item: a deleted account takes the trades of its sales along, what was bought of it stays. */
async function knownOtherwise(questions: readonly Question[], witnesses: Witnesses): Promise<readonly Question[]> {
  const numbers = questions.flatMap(({ claim }) => claim.orderNumber ?? []);
  const placed = await witnesses.orderTimes(numbers);
  const orders = new Set(numbers.filter((_number, index) => placed[index] != null));
  const itemIds = [...new Set(questions.flatMap(({ claim }) => claim.itemIds))];
  const found = await witnesses.owners(itemIds);
  const owners = new Map(itemIds.map((itemId, index) => [itemId, found[index] ?? null]));
  const isOwned = ({ claim, userIds }: Question): boolean =>
    claim.itemIds.some((itemId) => userIds.has(owners.get(itemId) ?? -1));
  return questions.filter((question) => orders.has(question.claim.orderNumber ?? '') || isOwned(question));
}
