import type { Credits } from '../../../../shared/credits.ts';
import { creditsFromDecimal, ZERO_CREDITS } from '../../../../shared/credits.ts';
import type { NoticeRow } from '../../../verdict/evidence.ts';

/** What a notification says about credits (BARTEREX.md section 2: only what was kept has one). */
export type NoticeWords = Pick<NoticeRow, 'kind' | 'title' | 'level' | 'amount'>;

const LEVEL_UP = /You've reached Level (\d+) .*You earned (\d+(?:\.\d+)?) credits/s;
/** Titles may hold anything, so the last words of the form decide where the title ends. */
const APPROVED =
  /^\S+ Your item '(.*)' has been approved(?: for ₦(\d+(?:\.\d+)?) credits)?! You earned \d+ trading points/s;

export function readNotice(message: string): NoticeWords {
  const levelUp = LEVEL_UP.exec(message);
  if (levelUp !== null)
    return { kind: 'level-up', title: null, level: Number(levelUp[1]), amount: amountOf(levelUp[2]) };
  const approved = APPROVED.exec(message);
  if (approved === null) return { kind: 'other', title: null, level: null, amount: null };
  const [, title = '', value] = approved;
  return {
    kind: 'item-approved',
    title,
    level: null,
    amount: value === undefined ? ZERO_CREDITS : wholeCredits(value),
  };
}

/** Barterex gives the whole part of the value. */
function wholeCredits(decimal: string): Credits | null {
  return creditsFromDecimal(Math.trunc(Number(decimal)));
}

function amountOf(decimal: string | undefined): Credits | null {
  return decimal === undefined ? null : creditsFromDecimal(Number(decimal));
}
