import type { Verdict } from '../../../shared/contract/verdicts.ts';
import type { Credits } from '../../../shared/credits.ts';
import { formatCredits } from '../../../shared/credits.ts';
import {
  MECHANISM_WORDS,
  ORDER_STATE_WORDS,
  VERDICT_ITEM_WORDS,
  VERDICT_KIND_WORDS,
  verdictSentence,
} from '../../../shared/verdict-words.ts';
import type { EvidenceDocument, KeptEvidence } from './collect.ts';
import { evidenceId } from './collect.ts';

/** The evidence as one page that needs nothing else: no script, no picture, nothing from the network. */
export function evidencePage(document: EvidenceDocument): string {
  const { user, madeAt, isMasked, verdicts, evidence } = document;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Evidence for user ${user.userId}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>Evidence for ${text(user.username)} (no. ${user.userId})</h1>
<p>Made ${madeAt} by Barterex Console${isMasked ? '; personal data is masked' : ''}. Amounts are credits, times are UTC. Each line and row carries the SHA-256 of the original text.</p>
${verdicts.map(verdictPart).join('\n')}
<h2>Lines and rows</h2>
${evidence.map(evidencePart).join('\n')}
<h2>The same as data</h2>
<pre>${text(JSON.stringify(document, null, 1))}</pre>
</body>
</html>
`;
}

function verdictPart(verdict: Verdict): string {
  const { transactionId, startedAt, kind, order, mechanism, items, reasons, missing } = verdict;
  return `<section>
<h2>${transactionId === null ? 'Checkout without a TXN id' : `TXN:${transactionId}`}, ${startedAt}: ${VERDICT_KIND_WORDS[kind]}</h2>
<p>${text(verdictSentence(verdict))}</p>
<table><tr><th>Charged</th><th>Received</th><th>Overwritten</th><th>Returned</th><th>Still owed</th><th>Order</th></tr>
<tr><td>${amount(verdict.charged)}</td><td>${amount(verdict.received)}</td><td>${amount(verdict.overwritten)}</td><td>${amount(verdict.returned)}</td><td>${amount(verdict.owed)}</td><td>${ORDER_STATE_WORDS[order]}</td></tr></table>
${mechanism === null ? '' : `<p>${mechanism}: ${MECHANISM_WORDS[mechanism].explanation}</p>`}
${items.length === 0 ? '' : `<table><tr><th>Item</th><th>Price</th><th>What happened</th></tr>${items.map(({ itemId, title, price, outcome }) => `<tr><td>${text(title ?? '')} no. ${itemId}</td><td>${amount(price)}</td><td>${VERDICT_ITEM_WORDS[outcome]}</td></tr>`).join('')}</table>`}
<ul>${reasons.map((reason) => `<li>${text(reason.text)} ${reason.refs.map((ref) => `<a href="#${anchor(evidenceId(ref))}">${text(evidenceId(ref))}</a>`).join(' ')}</li>`).join('')}</ul>
${missing.length === 0 ? '' : `<p>What could not be read: ${text(missing.join(' '))}</p>`}
</section>`;
}

function evidencePart({ id, where, text: kept, sha256 }: KeptEvidence): string {
  return `<article id="${anchor(id)}"><h3>${text(where)}</h3>${
    kept === null
      ? '<p>It could not be read any more.</p>'
      : `<pre>${text(kept)}</pre><p class="hash">SHA-256 ${sha256 ?? ''}</p>`
  }</article>`;
}

function amount(credits: Credits | null): string {
  return credits === null ? '–' : formatCredits(credits);
}

function anchor(id: string): string {
  return encodeURIComponent(id).replaceAll("'", '%27');
}

/** Controls and directions of writing, which could make a text read as something else. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const DECEPTIVE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** Text of logs and users is only ever text. */
function text(raw: string): string {
  return raw
    .replace(DECEPTIVE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const STYLE = `body{font:14px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#171a21;background:#fff}
h1{font-size:1.4rem}h2{font-size:1.1rem;margin-top:2rem}h3{font-size:.9rem;margin:1rem 0 .25rem}
table{border-collapse:collapse;margin:.5rem 0}td,th{border:1px solid #cfd5de;padding:.25rem .5rem;text-align:left}
pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#f6f7f9;padding:.5rem;border-radius:4px;font-size:12px}
.hash{color:#525a68;font-size:11px;font-family:monospace;margin:.25rem 0}`;
