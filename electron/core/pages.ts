import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, relative, resolve, sep } from 'node:path';

/** A complete answer, for a host to send as it is. */
export interface PageAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | string;
}

/** The built renderer, ready to be served by either host. */
export interface Pages {
  /** False when the renderer was never built, or not there. */
  readonly isBuilt: boolean;
  /** `path` is the path of a URL as it came, still percent-encoded: `/assets/index-a1b2.js`, `/users/3`. */
  answer(path: string): Promise<PageAnswer>;
}

const INDEX = '/index.html';

/** This line of `renderer/index.html` is where React Aria looks for the nonce. */
const EMPTY_NONCE = '<meta property="csp-nonce" nonce="">';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** What every answer of a host carries, pages or not. */
export const PROTECTIVE_HEADERS = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
} as const;

/** For everything but the renderer itself: whatever it contains, nothing in it loads or runs. */
export const INERT_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * Nothing from elsewhere, no inline script, no string that becomes markup (DESIGN section 14). Styles are allowed by a
 * nonce because React Aria adds small style elements; it finds the nonce in the page.
 */
function rendererPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

export function freshNonce(): string {
  return randomBytes(16).toString('base64');
}

/**
 * Lists the folder once. A path that is asked for is only ever looked up in that list and never becomes a path on the
 * disk, so there is nothing to traverse, whatever it is made of.
 */
export function openPages(folder: string): Pages {
  const files = listFiles(resolve(folder));
  const index = files.get(INDEX);
  return Object.freeze({
    isBuilt: index !== undefined,
    async answer(path: string): Promise<PageAnswer> {
      const file = files.get(path);
      if (file !== undefined && file !== index) return assetAnswer(path, await readFile(file));
      if (index !== undefined && isView(path)) return viewAnswer(await readFile(index, 'utf8'));
      return textAnswer(404, 'There is nothing at this address.');
    },
  });
}

/** A short plain text, with the same headers as everything else. */
export function textAnswer(status: number, text: string): PageAnswer {
  return {
    status,
    headers: {
      ...PROTECTIVE_HEADERS,
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': INERT_POLICY,
    },
    body: `${text}\n`,
  };
}

function listFiles(folder: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const entry of readFolder(folder)) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    files.set(`/${relative(folder, file).split(sep).join('/')}`, file);
  }
  return files;
}

function readFolder(folder: string) {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true });
  } catch {
    return [];
  }
}

/** The renderer routes by itself: any plain path without a file's ending is one of its views. */
function isView(path: string): boolean {
  if (path === INDEX) return true;
  const name = decoded(path);
  return name !== null && /^\/[^\\\p{Cc}]*$/u.test(name) && !name.includes('..') && extname(name) === '';
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

function viewAnswer(html: string): PageAnswer {
  const nonce = freshNonce();
  return {
    status: 200,
    headers: {
      ...PROTECTIVE_HEADERS,
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': rendererPolicy(nonce),
    },
    body: html.replace(EMPTY_NONCE, EMPTY_NONCE.replace('""', `"${nonce}"`)),
  };
}

function assetAnswer(path: string, body: Buffer): PageAnswer {
  // Vite puts a hash of the content into every name under `/assets/`.
  const isHashed = path.startsWith('/assets/');
  return {
    status: 200,
    headers: {
      ...PROTECTIVE_HEADERS,
      'Content-Type': CONTENT_TYPES[extname(path)] ?? 'application/octet-stream',
      'Cache-Control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      'Content-Security-Policy': INERT_POLICY,
    },
    body,
  };
}
