import { useRef, useState } from 'react';
import type { Exposure } from '../../../shared/contract/overview.ts';
import { MECHANISM_WORDS } from '../../../shared/verdict-words.ts';
import { BarSwatch } from '../../ui/bar-fill.tsx';
import { RemovableChip, ToggleChips } from '../../ui/chips.tsx';
import { FilterLine } from '../../ui/filter-bar.tsx';
import { useShortcut } from '../../ui/shortcuts.tsx';
import { SearchField } from '../../ui/text-field.tsx';
import { MECHANISM_FILLS } from './mechanism-fills.ts';
import type { ChangeSearch, OwedSearch } from './search.ts';
import './owed-filter.css';

interface OwedFilterProps {
  readonly search: OwedSearch;
  readonly byMechanism: Exposure['byMechanism'];
  readonly onSearch: ChangeSearch;
}

/** Which users are listed: by name, by how the loss came about, by day. */
export function OwedFilter({ search, byMechanism, onSearch }: OwedFilterProps) {
  const present = byMechanism.flatMap(({ mechanism, transactions }) =>
    mechanism === null || transactions === 0 ? [] : [{ id: mechanism, transactions }],
  );
  return (
    <FilterLine>
      <UserSearchField search={search} onSearch={onSearch} />
      <ToggleChips
        label="How it came about"
        choices={present.map(({ id, transactions }) => ({
          id,
          content: (
            <span className="owed-mechanism" title={MECHANISM_WORDS[id].explanation}>
              <BarSwatch fill={MECHANISM_FILLS[id]} />
              {MECHANISM_WORDS[id].name} <span className="quiet number">{transactions}</span>
            </span>
          ),
        }))}
        chosen={search.mechanism === undefined ? [] : [search.mechanism]}
        // One at a time: the one that was not chosen before.
        onChange={(chosen) => onSearch({ ...search, mechanism: chosen.find((id) => id !== search.mechanism) })}
      />
      {(search.from !== undefined || search.to !== undefined) && (
        <RemovableChip removeLabel="All days" onRemove={() => onSearch({ ...search, from: undefined, to: undefined })}>
          <span className="number">{[search.from, search.to].filter((day) => day !== undefined).join(' to ')}</span>
        </RemovableChip>
      )}
    </FilterLine>
  );
}

export function UserSearchField({ search, onSearch }: Pick<OwedFilterProps, 'search' | 'onSearch'>) {
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  // The address holds the search without the blanks around it; somebody who is typing needs them.
  const shown = typed.trim() === (search.q ?? '') ? typed : (search.q ?? '');

  function change(text: string) {
    setTyped(text);
    onSearch({ ...search, q: text.trim() === '' ? undefined : text.trim() });
  }

  useShortcut({ keys: '/', label: 'Search this screen', group: 'List', run: () => input.current?.focus() });
  return (
    <div className="owed-search">
      <SearchField
        label="Search users"
        placeholder="Name or number"
        keys="/"
        value={shown}
        inputRef={input}
        onChange={change}
      />
    </div>
  );
}
