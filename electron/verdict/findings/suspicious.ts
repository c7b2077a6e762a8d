import { SUSPICION_WORDS } from '../../../shared/claim-words.ts';
import type { Finding, Found } from './finding.ts';

/** Lines that claim something and are not believed; whoever wrote them may have meant to be paid for it. */
export function suspiciousLines({ suspicious }: Found): readonly Finding[] {
  return suspicious.map(({ key, atMs, refs, suspicions: [strongest] }) => ({
    kind: 'suspicious-lines',
    sentence:
      strongest === undefined
        ? 'A log line about an account is not believed: a visitor could have written it.'
        : `Log lines of a checkout are not believed. ${SUSPICION_WORDS[strongest]}`,
    amount: null,
    userId: null,
    key,
    atMs,
    refs,
  }));
}
