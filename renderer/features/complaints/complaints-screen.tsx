import { creditsFromDecimal } from '../../../shared/credits.ts';
import type { UserId } from '../../../shared/ids.ts';
import { EmptyState } from '../../ui/states.tsx';
import { Answer } from './answer.tsx';
import { PersonStep } from './person-step.tsx';
import type { ComplaintsSearch } from './search.ts';
import { TimeStep } from './time-step.tsx';
import './complaints-screen.css';

interface ComplaintsScreenProps {
  readonly search: ComplaintsSearch;
  readonly onSearch: (search: ComplaintsSearch) => void;
  readonly onOpenTransaction: (key: string) => void;
  readonly onOpenUser: (userId: number) => void;
}

/** "I paid and my credits are gone": who, when, and the answer. */
export function ComplaintsScreen({ search, onSearch, onOpenTransaction, onOpenUser }: ComplaintsScreenProps) {
  const { user, from, to, credits } = search;
  return (
    <div className="complaints">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard. */}
      <section className="complaints-steps" aria-label="The complaint" tabIndex={0}>
        <PersonStep search={search} onSearch={onSearch} />
        <TimeStep search={search} onSearch={onSearch} />
      </section>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard. */}
      <section className="complaints-answer" aria-label="The answer" tabIndex={0}>
        {user === undefined ? (
          <EmptyState icon="help" title="Who is it about?">
            <p>
              Type the name, the e-mail address or the number of the user; a misspelt name will do. Then say when it
              happened, if that is known. The answer comes with its evidence.
            </p>
          </EmptyState>
        ) : (
          <Answer
            question={{
              userId: user as UserId,
              from: from ?? null,
              to: to ?? null,
              claimed: credits === undefined ? null : creditsFromDecimal(credits),
            }}
            onOpenTransaction={onOpenTransaction}
            onOpenUser={onOpenUser}
          />
        )}
      </section>
    </div>
  );
}
