import type { AttemptStatus, CheckoutPhase } from '../../../shared/checkout.ts';
import type { Credits } from '../../../shared/credits.ts';
import { addCredits, ZERO_CREDITS } from '../../../shared/credits.ts';
import type { ItemId } from '../../../shared/ids.ts';
import type { Attempt, AttemptError, AttemptEvent, AttemptedItem, CheckoutCommand } from '../attempt.ts';
import type { Buyer } from '../steps.ts';
import type { LogLine } from './log-lines.ts';

/** The attempt while it happens: what is known so far, in one place, for the record at its end. */
export class AttemptDraft {
  readonly command: CheckoutCommand;
  phase: CheckoutPhase = 'validate';
  buyer: Buyer | null = null;
  total: Credits | null = null;
  balanceBefore: Credits | null = null;
  readonly events: AttemptEvent[] = [];
  /** Events that become true with the commit. */
  closing: readonly AttemptEvent[] = [];
  readonly #items = new Map<ItemId, AttemptedItem>();

  constructor(command: CheckoutCommand) {
    this.command = command;
    // An item that stands in the cart twice is bought once.
    for (const itemId of command.itemIds) {
      const unknown = { itemId, title: null, price: null, sellerId: null, failure: null };
      this.#items.set(itemId, { ...unknown, outcome: 'not-tried' });
    }
  }

  get items(): readonly AttemptedItem[] {
    return [...this.#items.values()];
  }

  get received(): readonly AttemptedItem[] {
    return this.items.filter((item) => item.outcome === 'received');
  }

  get failed(): readonly AttemptedItem[] {
    return this.items.filter((item) => item.outcome === 'failed');
  }

  /** The sum of the prices of the items that the buyer has at this moment. */
  get charged(): Credits {
    return addCredits(...this.received.map((item) => item.price ?? ZERO_CREDITS));
  }

  setItem({ itemId, title, price, sellerId, outcome, failure }: AttemptedItem): AttemptedItem {
    const item = { itemId, title, price, sellerId, outcome, failure };
    this.#items.set(itemId, item);
    return item;
  }

  /** After a full rollback nobody has anything, and nothing of what the commit would have made true is. */
  rollBack(): void {
    for (const item of this.received) this.setItem({ ...item, outcome: 'rolled-back' });
    this.closing = [];
  }

  addEvent(line: LogLine): AttemptEvent {
    const event: AttemptEvent = { phase: this.phase, ...line };
    this.events.push(event);
    return event;
  }

  addClosing(line: LogLine): void {
    this.closing = [...this.closing, { phase: this.phase, ...line }];
  }

  /** The attempt as it would be recorded now. */
  snapshot(status: AttemptStatus, error: AttemptError | null = null): Attempt {
    const { command, charged, balanceBefore } = this;
    return {
      transactionId: command.transactionId,
      commandId: command.commandId,
      buyerId: command.buyerId,
      engine: 'safe',
      status,
      phase: this.phase,
      items: this.items,
      total: this.total,
      charged,
      balanceBefore,
      balanceAfter: balanceBefore === null || status === 'started' ? null : ((balanceBefore - charged) as Credits),
      error,
      startedAt: command.at,
      endedAt: status === 'started' ? null : command.at,
      events: [...this.events, ...this.closing],
    };
  }
}
