import type { Instant } from '../../../shared/time.ts';
import type { DemoMarket } from '../../store/sqlite/demo-market.ts';
import type { Random } from './random.ts';

/** Where and when one event of the history happens. */
export interface Scene {
  readonly market: DemoMarket;
  readonly random: Random;
  readonly at: Instant;
}
