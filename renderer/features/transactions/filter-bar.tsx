import { useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { RemovableChip, ToggleChips } from '../../ui/chips.tsx';
import { PersonalText } from '../../ui/masking.tsx';
import { formatMoment } from '../../ui/moment-format.ts';
import { useShortcut } from '../../ui/shortcuts.tsx';
import { SearchField } from '../../ui/text-field.tsx';
import { STATUS_CHOICES } from './attempt-status.tsx';
import { parseQuery } from './query-text.ts';
import { isFiltered, type TransactionsSearch, withoutFilter } from './search.ts';
import { TimeFilter } from './time-filter.tsx';
import './filter-bar.css';

interface FilterBarProps {
  readonly search: TransactionsSearch;
  readonly onSearch: (search: TransactionsSearch) => void;
}

/** What narrows the list: a typed query, the statuses, a span of time; each as a chip that can be taken away. */
export function FilterBar({ search, onSearch }: FilterBarProps) {
  return (
    <div className="filter-bar">
      <div className="filter-bar-line">
        <QueryField onFound={(filter) => onSearch({ ...search, ...filter })} />
        <TimeFilter search={search} onSearch={onSearch} />
        {isFiltered(search) && (
          <Button kind="quiet" onPress={() => onSearch(withoutFilter(search))}>
            Clear
          </Button>
        )}
      </div>
      <div className="filter-bar-line filter-bar-chips">
        <ToggleChips
          label="Status"
          choices={STATUS_CHOICES}
          chosen={search.status ?? []}
          onChange={(status) => onSearch({ ...search, status: status.length === 0 ? undefined : [...status] })}
        />
        <ChosenChips search={search} onSearch={onSearch} />
      </div>
    </div>
  );
}

function QueryField({ onFound }: { readonly onFound: (filter: Partial<TransactionsSearch>) => void }) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  useShortcut({ keys: '/', label: 'Search this screen', group: 'List', run: () => input.current?.focus() });

  function change(next: string) {
    setText(next);
    setProblem(null);
  }

  function submit(typed: string) {
    const parsed = parseQuery(typed);
    if (parsed.kind === 'problem') {
      setProblem(parsed.message);
      return;
    }
    setText('');
    onFound(parsed.filter);
  }

  return (
    <SearchField
      label="Filter transactions"
      placeholder="User, TXN id, or user:john_doe status:partial after:2025-12-24"
      keys="/"
      value={text}
      error={problem}
      inputRef={input}
      onChange={change}
      onSubmit={submit}
    />
  );
}

function ChosenChips({ search, onSearch }: FilterBarProps) {
  const { user, txn, after, before } = search;
  return (
    <>
      {user !== undefined && (
        <RemovableChip removeLabel="Remove the user" onRemove={() => onSearch({ ...search, user: undefined })}>
          User <PersonalText text={user} />
        </RemovableChip>
      )}
      {txn !== undefined && (
        <RemovableChip removeLabel="Remove the transaction id" onRemove={() => onSearch({ ...search, txn: undefined })}>
          TXN <span className="mono">{txn}</span>
        </RemovableChip>
      )}
      {after !== undefined && (
        <RemovableChip
          removeLabel="Remove the earliest time"
          onRemove={() => onSearch({ ...search, after: undefined })}
        >
          From {formatMoment(after)}
        </RemovableChip>
      )}
      {before !== undefined && (
        <RemovableChip removeLabel="Remove the latest time" onRemove={() => onSearch({ ...search, before: undefined })}>
          Before {formatMoment(before)}
        </RemovableChip>
      )}
    </>
  );
}
