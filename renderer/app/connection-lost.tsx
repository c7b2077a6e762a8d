import type { Connection } from '../api/connection.ts';
import { connection, queryClient } from '../api/index.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import './connection-lost.css';

const WORDS = {
  lost: {
    title: 'The console stopped',
    text: 'Start it again, then open the new link. Nothing was changed in the marketplace: this console only reads it.',
  },
  'signed-out': {
    title: 'This link has ended',
    text: 'Each link works for one session. Open the link that the console printed when it last started.',
  },
} as const;

/** Takes the place of every room while nobody answers. */
export function ConnectionLost({ state }: { readonly state: Exclude<Connection, 'open'> }) {
  function tryAgain() {
    connection.change('open');
    void queryClient.resetQueries();
  }
  return (
    <section className="connection-lost" role="alert">
      <span className="connection-lost-icon">
        <Icon name="power" />
      </span>
      <h2>{WORDS[state].title}</h2>
      <p>{WORDS[state].text}</p>
      {state === 'lost' && <code className="mono">npm start</code>}
      <Button onPress={tryAgain}>Try again</Button>
    </section>
  );
}
