import { assertNever } from '../../../shared/assert-never.ts';
import { TRANSACTION_WORDS } from '../../../shared/attempt-words.ts';
import { FAMILY_WORDS } from '../../../shared/claim-words.ts';
import { formatCredits } from '../../../shared/credits.ts';
import type { QueryTerm, Trait } from '../../../shared/query/term.ts';
import { VERDICT_KIND_WORDS } from '../../../shared/verdict-words.ts';
import { formatMoment } from '../../ui/moment-format.ts';

const TRAIT_WORDS: Readonly<Record<Trait, string>> = {
  traceback: 'a traceback',
  phases: 'phase lines',
  order: 'an order',
  notes: 'a note',
};

const COMPARISON_SIGNS = { '>': '>', '>=': '≥', '<': '<', '<=': '≤', '=': '=' } as const;

/** What a term is about, for the name of the button that takes it away. */
export const TERM_NAMES: Readonly<Record<QueryTerm['kind'], string>> = {
  txn: 'transaction id',
  user: 'user',
  item: 'item',
  status: 'outcome',
  family: 'family',
  verdict: 'verdict',
  after: 'earliest time',
  before: 'latest time',
  credits: 'amount',
  has: 'trait',
  suspicious: 'suspicion',
  text: 'words',
};

/** A term on its chip: a word for what it is about, and its value, which may be a person's name. */
export function termWords(term: QueryTerm): { readonly name: string; readonly value: string } {
  switch (term.kind) {
    case 'txn':
      return { name: 'TXN', value: term.value };
    case 'user':
      return { name: 'User', value: term.value };
    case 'item':
      return { name: 'Item', value: `no. ${term.value}` };
    case 'status':
      return { name: 'Outcome', value: term.values.map((value) => TRANSACTION_WORDS[value]).join(' or ') };
    case 'family':
      return { name: 'Family', value: term.values.map((value) => FAMILY_WORDS[value]).join(' or ') };
    case 'verdict':
      return { name: 'Verdict', value: term.values.map((value) => VERDICT_KIND_WORDS[value]).join(' or ') };
    case 'after':
      return { name: 'From', value: formatMoment(term.value) };
    case 'before':
      return { name: 'Before', value: formatMoment(term.value) };
    case 'credits':
      return { name: 'Credits', value: `${COMPARISON_SIGNS[term.comparison]} ${formatCredits(term.value)}` };
    case 'has':
      return { name: 'Has', value: TRAIT_WORDS[term.value] };
    case 'suspicious':
      return { name: 'Lines', value: 'suspicious' };
    case 'text':
      return { name: 'Words', value: `“${term.value}”` };
    default:
      return assertNever(term);
  }
}
