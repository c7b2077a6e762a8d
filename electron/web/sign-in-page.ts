import type { PageAnswer } from '../core/pages.ts';
import { freshNonce, INERT_POLICY, PROTECTIVE_HEADERS } from '../core/pages.ts';

/** Without a session there is one thing to say: where the next link comes from. */
export function signInPage(): PageAnswer {
  return plainPage(
    401,
    'This link was already used, or you are not signed in.',
    'Press Enter in the terminal where the console runs: it prints a new link, good for one use. Without a terminal, start the console again.',
  );
}

/**
 * Goes on to the console from here. A redirect would still count as coming from the site that linked to us, and the
 * browser would hold the SameSite=Strict cookie back.
 */
export function signedInPage(): PageAnswer {
  const page = plainPage(200, 'You are signed in.', 'The console opens now.');
  return { ...page, headers: { ...page.headers, Refresh: '0; url=/' } };
}

function plainPage(status: number, title: string, text: string): PageAnswer {
  const nonce = freshNonce();
  return {
    status,
    headers: {
      ...PROTECTIVE_HEADERS,
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': `${INERT_POLICY}; style-src 'nonce-${nonce}'`,
    },
    body: `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Barterex Console</title>
<style nonce="${nonce}">
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  main { max-width: 34rem; margin: 20vh auto; padding: 0 1.5rem; }
  h1 { font-size: 1.25rem; font-weight: 600; }
</style>
<main>
  <h1>${title}</h1>
  <p>${text}</p>
</main>
</html>
`,
  };
}
