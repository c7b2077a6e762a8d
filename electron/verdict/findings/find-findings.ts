import { unexplainedBalances } from './balances.ts';
import type { Finding, Found } from './finding.ts';
import { itemsKeptAfterRefund, itemsWithoutOrder, ordersBeyondReceipt } from './orders.ts';
import { doubleSales } from './sales.ts';
import { doubleSubmits, refundedTwice } from './submits.ts';
import { suspiciousLines } from './suspicious.ts';

/** Looks through everything that is known for what no single verdict says. In order of kinds, the gravest first. */
export function findFindings(found: Found): readonly Finding[] {
  return [
    ...doubleSales(found),
    ...refundedTwice(found),
    ...itemsKeptAfterRefund(found),
    ...itemsWithoutOrder(found),
    ...ordersBeyondReceipt(found),
    ...doubleSubmits(found),
    ...unexplainedBalances(found),
    ...suspiciousLines(found),
  ];
}
