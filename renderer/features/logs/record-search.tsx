import { useRef, useState } from 'react';
import { RECORD_LEVELS } from '../../../shared/contract/logs.ts';
import { BarSwatch } from '../../ui/bar-fill.tsx';
import { Button } from '../../ui/button.tsx';
import { RemovableChip, ToggleChips } from '../../ui/chips.tsx';
import { FilterLine } from '../../ui/filter-bar.tsx';
import { Mark } from '../../ui/mark.tsx';
import { Popover } from '../../ui/popover.tsx';
import { useShortcut } from '../../ui/shortcuts.tsx';
import { DateTimeField, SearchField } from '../../ui/text-field.tsx';
import { LEVEL_FILLS, LevelMark } from './level-mark.tsx';
import { isNarrowed } from './record-filter.ts';
import type { ChangeSearch, LogsSearch } from './search.ts';

interface RecordSearchProps {
  readonly search: LogsSearch;
  readonly onSearch: ChangeSearch;
}

/** Also the legend of the bars. */
const LEVEL_CHOICES = RECORD_LEVELS.map((level) => ({
  id: level,
  content: (
    <>
      <BarSwatch fill={LEVEL_FILLS[level]} />
      <LevelMark level={level} />
    </>
  ),
}));

const DOUBT_CHOICES = [{ id: 'suspicious', content: <Mark shape="eye" tone="violet" word="Suspicious" /> }] as const;

/** Words, levels, doubts, a span of log time, and the one log that is searched. */
export function RecordSearch({ search, onSearch }: RecordSearchProps) {
  return (
    <>
      <FilterLine>
        <WordField search={search} onSearch={onSearch} />
        <Popover
          label="Log time"
          trigger={
            <Button icon="clock" kind="secondary">
              Log time
            </Button>
          }
        >
          {(close) => <SpanForm search={search} onSearch={onSearch} onDone={close} />}
        </Popover>
        {isNarrowed(search) && (
          <Button kind="quiet" onPress={() => onSearch({ tab: 'records', order: search.order })}>
            Clear
          </Button>
        )}
      </FilterLine>
      <FilterLine>
        <ToggleChips
          label="Level"
          choices={LEVEL_CHOICES}
          chosen={search.levels ?? []}
          onChange={(levels) => onSearch({ ...search, levels: levels.length === 0 ? undefined : [...levels] })}
        />
        <ToggleChips
          label="Doubts"
          choices={DOUBT_CHOICES}
          chosen={search.doubts === undefined ? [] : [search.doubts]}
          onChange={([doubts]) => onSearch({ ...search, doubts })}
        />
        {search.after !== undefined && (
          <RemovableChip
            removeLabel="Remove the earliest time"
            onRemove={() => onSearch({ ...search, after: undefined })}
          >
            From {search.after.replace('T', ' ')}
          </RemovableChip>
        )}
        {search.before !== undefined && (
          <RemovableChip
            removeLabel="Remove the latest time"
            onRemove={() => onSearch({ ...search, before: undefined })}
          >
            Before {search.before.replace('T', ' ')}
          </RemovableChip>
        )}
        {search.source !== undefined && (
          <RemovableChip removeLabel="Search all logs" onRemove={() => onSearch({ ...search, source: undefined })}>
            Only log no. {search.source}
          </RemovableChip>
        )}
      </FilterLine>
    </>
  );
}

function WordField({ search, onSearch }: RecordSearchProps) {
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  useShortcut({ keys: '/', label: 'Search this screen', group: 'List', run: () => input.current?.focus() });
  // The address holds the search without the blanks around it; somebody who is typing needs them.
  const shown = typed.trim() === (search.q ?? '') ? typed : (search.q ?? '');

  function change(text: string) {
    setTyped(text);
    onSearch({ ...search, q: text.trim() === '' ? undefined : text.trim() });
  }

  return (
    <SearchField
      label="Search records"
      placeholder={'TXN id, words, "a phrase", -without'}
      keys="/"
      value={shown}
      inputRef={input}
      onChange={change}
    />
  );
}

function SpanForm({ search, onSearch, onDone }: RecordSearchProps & { readonly onDone: () => void }) {
  const [after, setAfter] = useState(search.after ?? '');
  const [before, setBefore] = useState(search.before ?? '');

  function apply() {
    onSearch({ ...search, after: after || undefined, before: before || undefined });
    onDone();
  }

  return (
    <>
      <DateTimeField label="From" value={after} onChange={setAfter} />
      <DateTimeField label="Before" value={before} onChange={setBefore} />
      <p className="quiet">In log time: as the server wrote it, without a zone.</p>
      <Button kind="primary" onPress={apply}>
        Apply
      </Button>
    </>
  );
}
