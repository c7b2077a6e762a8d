import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import type { SuspectedPerson } from '../../../shared/contract/claims.ts';
import { failureFrom } from '../../api/failure.ts';
import { queries } from '../../api/index.ts';
import { FailureView } from '../../ui/failure-view.tsx';
import { PersonalText } from '../../ui/masking.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Section } from '../../ui/panel.tsx';
import { useShortcut } from '../../ui/shortcuts.tsx';
import { SearchField } from '../../ui/text-field.tsx';
import type { ComplaintsSearch } from './search.ts';

interface PersonStepProps {
  readonly search: ComplaintsSearch;
  readonly onSearch: (search: ComplaintsSearch) => void;
}

/** Step one: who. */
export function PersonStep({ search, onSearch }: PersonStepProps) {
  const [typed, setTyped] = useState(search.who ?? '');
  const who = search.who ?? '';
  const input = useRef<HTMLInputElement>(null);
  useShortcut({ keys: '/', label: 'Search this screen', group: 'List', run: () => input.current?.focus() });
  const query = useQuery(
    queries.claims.people.queryOptions({ input: { who }, enabled: who !== '', placeholderData: keepPreviousData }),
  );

  function ask(text: string) {
    const { user: _user, who: _who, ...rest } = search;
    onSearch(text.trim() === '' ? rest : { ...rest, who: text.trim() });
  }

  return (
    <Section title="1 Who">
      <SearchField
        label="Name, e-mail or number"
        placeholder="Name, e-mail or number"
        value={typed}
        onChange={setTyped}
        onSubmit={ask}
        onClear={() => ask('')}
        keys="/"
        inputRef={input}
      />
      {who !== '' && query.isError && (
        <FailureView failure={failureFrom(query.error)} onRetry={() => query.refetch()} />
      )}
      {who !== '' && query.data !== undefined && (
        <People people={query.data} chosen={search.user ?? null} onChoose={(user) => onSearch({ ...search, user })} />
      )}
    </Section>
  );
}

interface PeopleProps {
  readonly people: readonly SuspectedPerson[];
  readonly chosen: number | null;
  readonly onChoose: (userId: number) => void;
}

function People({ people, chosen, onChoose }: PeopleProps) {
  if (people.length === 0) {
    return (
      <p className="quiet">Nobody has a name like this. Try a part of the name, the e-mail address, or a number.</p>
    );
  }
  return (
    <ListBox
      className="complaint-people"
      aria-label="People"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={chosen === null ? [] : [chosen]}
      onSelectionChange={(keys) => {
        const [key] = keys === 'all' ? [] : keys;
        if (key !== undefined) onChoose(Number(key));
      }}
    >
      {people.map((person) => (
        <ListBoxItem key={person.userId} id={person.userId} className="complaint-person" textValue={person.username}>
          <span>
            <PersonalText text={person.username} /> <span className="quiet number">no. {person.userId}</span>
          </span>
          <span className="quiet">
            <PersonalText text={person.email} />
          </span>
          <span className="quiet">
            {person.lastCheckoutAt === null ? (
              'no last checkout on record'
            ) : (
              <>
                last checkout <Moment at={person.lastCheckoutAt} />
              </>
            )}
          </span>
        </ListBoxItem>
      ))}
    </ListBox>
  );
}
