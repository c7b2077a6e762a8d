import type { ToUtc } from '../source-clocks.ts';
import type { Witnesses } from '../witnesses.ts';
import type { MarketplaceUsers } from './marketplace-users.ts';

/** Whom and what the rungs of the ladder ask. */
export interface NamingSources {
  readonly witnesses: Witnesses;
  readonly users: MarketplaceUsers;
  readonly toUtc: ToUtc;
}
