/** A row as it comes from the core: one success line of a log, and nothing of it in the database. */
export const SAMPLE_ROW = {
  key: 'a'.repeat(64),
  origin: 'log',
  transactionId: '0bcd538b',
  startedAt: '2025-12-24T11:01:04Z',
  endedAt: '2025-12-24T11:01:04Z',
  user: { attribution: 'named', username: 'john_doe', userId: null },
  family: 'announced',
  outcome: 'success',
  itemsRequested: 3,
  itemsReceived: null,
  claimed: 350_050,
  charged: null,
  hasTraceback: false,
  verdict: null,
  suspicions: [],
};
