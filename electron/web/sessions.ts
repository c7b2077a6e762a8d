import type { ConsoleContext, OpenConsole } from '../core/console.ts';
import type { SecretDigest } from './secret.ts';
import { digestOf, freshSecret, isSameSecret } from './secret.ts';

/** The web host's connections: a browser's cookie on one side, what the core knows about the caller on the other. */
export interface Sessions {
  /** Opens a session and returns the `Set-Cookie` header for it. */
  open(): string;
  /** The session that a `Cookie` header belongs to, or null. */
  find(cookieHeader: string | undefined): ConsoleContext | null;
}

interface Session {
  readonly digest: SecretDigest;
  readonly context: ConsoleContext;
}

/** Cookies are shared by all ports of a host: the name keeps two consoles on one machine apart. */
export function cookieName(port: number): string {
  return `barterex-console-${port}`;
}

export function createSessions(port: number, console: Pick<OpenConsole, 'createSession'>): Sessions {
  const name = cookieName(port);
  const sessions: Session[] = [];
  return Object.freeze({
    open(): string {
      const secret = freshSecret();
      sessions.push({ digest: digestOf(secret), context: console.createSession() });
      return `${name}=${secret}; Path=/; HttpOnly; SameSite=Strict`;
    },
    find(cookieHeader: string | undefined): ConsoleContext | null {
      const secret = cookieValue(cookieHeader, name);
      if (secret === null) return null;
      const presented = digestOf(secret);
      return sessions.find(({ digest }) => isSameSecret(digest, presented))?.context ?? null;
    },
  });
}

function cookieValue(header: string | undefined, name: string): string | null {
  for (const pair of (header ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === name && value !== undefined) return value;
  }
  return null;
}
