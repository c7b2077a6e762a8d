import { type KeyboardEvent, useRef, useState } from 'react';
import { formatTerm } from '../../../shared/query/format.ts';
import type { QueryProblem } from '../../../shared/query/parse.ts';
import type { Query, QueryTerm } from '../../../shared/query/term.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { RemovableChip } from '../../ui/chips.tsx';
import { PersonalText } from '../../ui/masking.tsx';
import { useShortcut } from '../../ui/shortcuts.tsx';
import { SearchField } from '../../ui/text-field.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import { writeMoment } from './moment-text.ts';
import { termsTyped, textOf } from './query-terms.ts';
import { TERM_NAMES, termWords } from './term-words.ts';
import './query-bar.css';

interface QueryBarProps {
  readonly terms: Query;
  /** Words of the address that are no terms. */
  readonly problems: readonly QueryProblem[];
  readonly onTerms: (terms: Query) => void;
}

/** What is being typed: something new, one term in its typed form, or the whole query. */
interface Draft {
  readonly text: string;
  readonly replaces: 'nothing' | 'everything' | number;
  readonly problems: readonly QueryProblem[];
}

const EMPTY: Draft = { text: '', replaces: 'nothing', problems: [] };

/** The query as chips and as typed text; each can be turned into the other. */
export function QueryBar({ terms, problems, onTerms }: QueryBarProps) {
  const [draft, setDraft] = useState(EMPTY);
  const input = useRef<HTMLInputElement>(null);
  useShortcut({ keys: '/', label: 'Search this screen', group: 'List', run: () => input.current?.focus() });

  function type(text: string, replaces: Draft['replaces']) {
    setDraft({ text, replaces, problems: [] });
    input.current?.focus();
  }

  function typeTerm(index: number) {
    const term = terms[index];
    if (term !== undefined) type(formatTerm(term, writeMoment), index);
  }

  function submit(text: string) {
    const typed = termsTyped(text);
    if (typed.problems.length > 0) return setDraft({ ...draft, text, problems: typed.problems });
    setDraft(EMPTY);
    onTerms(replaced(terms, draft.replaces, typed.terms));
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Backspace' || draft.text !== '' || draft.replaces !== 'nothing' || terms.length === 0) return;
    event.preventDefault();
    typeTerm(terms.length - 1);
  }

  const shown = draft.replaces === 'everything' ? [] : terms;
  const wrong = draft.problems.length > 0 ? draft.problems : problems;
  return (
    <div className="query-bar">
      <SearchField
        label="Filter transactions"
        placeholder={terms.length === 0 ? 'TXN id, words, or user:john_doe status:partial credits:>1000' : ''}
        keys="/"
        value={draft.text}
        inputRef={input}
        error={wrong.length === 0 ? null : <Problems problems={wrong} />}
        lead={shown.map(
          (term, index) =>
            index !== draft.replaces && (
              <TermChip
                // biome-ignore lint/suspicious/noArrayIndexKey: a term is its place; two may say the same.
                key={index}
                term={term}
                onEdit={() => typeTerm(index)}
                onRemove={() => onTerms(terms.toSpliced(index, 1))}
              />
            ),
        )}
        onChange={(text) => setDraft({ ...draft, text, problems: [] })}
        onClear={() => setDraft(EMPTY)}
        onSubmit={submit}
        onKeyDown={onKeyDown}
      />
      {terms.length > 0 && (
        <>
          <IconButton icon="edit" label="Edit as text" onPress={() => type(textOf(terms) ?? '', 'everything')} />
          <Button
            kind="quiet"
            onPress={() => {
              setDraft(EMPTY);
              onTerms([]);
            }}
          >
            Clear
          </Button>
        </>
      )}
    </div>
  );
}

interface TermChipProps {
  readonly term: QueryTerm;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

function TermChip({ term, onEdit, onRemove }: TermChipProps) {
  const { name, value } = termWords(term);
  return (
    <RemovableChip removeLabel={`Remove the ${TERM_NAMES[term.kind]}`} onEdit={onEdit} onRemove={onRemove}>
      {name} {term.isNegated && 'not '}
      {term.kind === 'user' ? <PersonalText text={value} /> : <UntrustedText text={value} />}
    </RemovableChip>
  );
}

function Problems({ problems }: { readonly problems: readonly QueryProblem[] }) {
  return problems.map(({ word, message }) => (
    <span key={word} className="query-problem">
      <span className="mono">
        <UntrustedText text={word} />
      </span>{' '}
      {message}
    </span>
  ));
}

function replaced(terms: Query, replaces: Draft['replaces'], typed: Query): Query {
  if (replaces === 'everything') return typed;
  return replaces === 'nothing' ? [...terms, ...typed] : terms.toSpliced(replaces, 1, ...typed);
}
