import type { LogRecord } from './record.ts';

/** A message that quotes what somebody sent as it was sent, line ends and all (BARTEREX.md section 4). */
export interface Quotation {
  readonly logger: string;
  /** Up to where the quoted text begins. */
  readonly opens: RegExp;
  /** Logged for every request: that a line stands behind one says nothing. */
  readonly isRoutine: boolean;
  /** The message is there from its first word to its last. */
  isWhole(message: string): boolean;
  /** The marketplace's own words behind the quoted text stand in this record, unless a name or a title reads like them. */
  isEnd(message: string): boolean;
  /** They do for certain; never where names and titles can always read like them. */
  isSureEnd(message: string): boolean;
}

const QUOTATIONS: readonly Quotation[] = [
  {
    logger: 'routes.marketplace',
    opens: /^Marketplace search - Page: [^,]{1,20}, Search: '/,
    isRoutine: false,
    // Category and condition are the visitor's as well, and may hold line ends.
    isWhole: (message) => {
      const category = message.indexOf("', Category: ");
      return category !== -1 && message.includes(', Condition: ', category);
    },
    isEnd: (message) => message.includes(', Condition: '),
    // On a line of their own; with a line end in front they are longer than a name can be.
    isSureEnd: (message) => {
      const lastLine = message.lastIndexOf('\n') + 1;
      return (
        lastLine > 0 && message.startsWith("', Category: ", lastLine) && message.includes(', Condition: ', lastLine)
      );
    },
  },
  upTo('routes.marketplace', /^Item viewed - Item ID: \d{1,15}, Name: /, /, User: (?:\d{1,15}|None)$/),
  toTheEnd('routes.marketplace', /^Invalid price range filter: /),
  upTo('routes.auth', /^Failed login attempt for username: /, / \(attempt (?:\d{1,9}|unknown)\)$/),
  upTo('routes.admin', /^Item (?:approved|rejected) - Item ID: \d{1,15}, Name: /, /, Admin ID: (?:\d{1,15}|None)$/),
  upTo('routes.user', /^Item restored to marketplace - Item: /, / \(ID: \d{1,15}\)$/),
  toTheEnd('routes.user', /^Notifications accessed - User: .{1,200}, Filter: /),
  toTheEnd('routes.user', /^Profile updated successfully - User: .{1,200}, Email: /),
  upTo(
    'trading_points',
    /^Points awarded for upload approval\. User ID: \d{1,15}, Username: /,
    /', Points: \d{1,9}, Total Points: \d{1,9}$/,
  ),
  toTheEnd('app', /^Resource not found: /),
  { ...upTo('app', /^Request: [A-Z]{3,7} /, / from \S{1,60}$/), isRoutine: true },
];

const BY_LOGGER: ReadonlyMap<string, readonly Quotation[]> = new Map(
  [...new Set(QUOTATIONS.map(({ logger }) => logger))].map((logger) => [
    logger,
    QUOTATIONS.filter((quotation) => quotation.logger === logger),
  ]),
);

/** What a record quotes, at least the beginning of it; null for nearly all records. */
export function quotationIn({ head, message }: Pick<LogRecord, 'head' | 'message'>): Quotation | null {
  if (head === null) return null;
  const known = BY_LOGGER.get(head.logger === '__main__' ? 'app' : head.logger);
  return known?.find(({ opens }) => opens.test(message)) ?? null;
}

/** The quotation goes on in the records behind this one. What was cut off may have held its end. */
export function breaksOff(quotation: Quotation, { message, isCut }: Pick<LogRecord, 'message' | 'isCut'>): boolean {
  return !isCut && !quotation.isWhole(message);
}

function upTo(logger: string, opens: RegExp, end: RegExp): Quotation {
  const isEnd = (message: string): boolean => end.test(message);
  return { logger, opens, isRoutine: false, isWhole: isEnd, isEnd, isSureEnd: () => false };
}

/** The marketplace writes nothing behind it: nobody can see where the text ends. */
function toTheEnd(logger: string, opens: RegExp): Quotation {
  return { logger, opens, isRoutine: false, isWhole: () => true, isEnd: () => false, isSureEnd: () => false };
}
