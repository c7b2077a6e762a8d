import type { AccountClaim } from './account-claim.ts';
import type { AccountForms } from './account-forms.ts';
import { ACCOUNT_FORMS } from './account-forms.ts';
import type { Speaker } from './form.ts';

const BY_LOGGER: ReadonlyMap<string, AccountForms> = new Map(ACCOUNT_FORMS.map((forms) => [forms.by.logger, forms]));

/** Reads what a message says about somebody's credits, cart, items or account; null when it says nothing about them. */
export function recogniseAccount({ logger, file }: Speaker, message: string): AccountClaim | null {
  const known = BY_LOGGER.get(logger);
  if (known === undefined || known.by.file !== file) return null;
  for (const { pattern, claim } of known.forms) {
    const found = pattern.exec(message);
    if (found !== null) return claim(found.slice(1));
  }
  return null;
}
