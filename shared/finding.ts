/** What nobody asked about but a lead wants to know, beside the verdicts; the gravest first. Closed list. */
export const FINDING_KINDS = [
  'double-sale',
  'refunded-twice',
  'items-kept-after-refund',
  'item-without-order',
  'order-beyond-receipt',
  'double-submit',
  'unexplained-balance',
  'suspicious-lines',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

export const FINDING_WORDS: Readonly<Record<FindingKind, string>> = {
  'double-sale': 'Double sale',
  'refunded-twice': 'Refunded twice',
  'items-kept-after-refund': 'Refunded, items kept',
  'item-without-order': 'Item without an order',
  'order-beyond-receipt': 'Order covers too much',
  'double-submit': 'Double submit',
  'unexplained-balance': 'Unexplained balance',
  'suspicious-lines': 'Suspicious lines',
};
