import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { LONGEST_VIEW_NAME, type SavedView } from '../../../shared/contract/transactions.ts';
import type { Query } from '../../../shared/query/term.ts';
import { failureFrom } from '../../api/failure.ts';
import { queries, queryClient } from '../../api/index.ts';
import { Button, IconButton, LinkButton } from '../../ui/button.tsx';
import { useNotice } from '../../ui/notices.tsx';
import { Popover } from '../../ui/popover.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import './views-menu.css';

interface ViewsMenuProps {
  readonly terms: Query;
  readonly onTerms: (terms: Query) => void;
}

/** Queries that were given a name: open one, take one away, keep the one in force. */
export function ViewsMenu(props: ViewsMenuProps) {
  return (
    <Popover
      label="Saved views"
      trigger={
        <Button icon="bookmark" kind="secondary">
          Views
        </Button>
      }
    >
      {(close) => (
        <>
          <ViewList
            onOpen={(terms) => {
              props.onTerms(terms);
              close();
            }}
          />
          <SaveForm terms={props.terms} onSaved={close} />
        </>
      )}
    </Popover>
  );
}

function ViewList({ onOpen }: { readonly onOpen: (terms: Query) => void }) {
  const views = useQuery(queries.transactions.views.queryOptions()).data ?? [];
  const remove = useMutation(queries.transactions.removeView.mutationOptions({ onSuccess: keepViews }));
  if (views.length === 0) return <p className="quiet">No view is saved yet.</p>;
  return (
    <ul className="views" aria-label="Saved views">
      {views.map(({ name, query }) => (
        <li key={name} className="view">
          <LinkButton onPress={() => onOpen(query)}>
            <UntrustedText text={name} />
          </LinkButton>
          <IconButton
            icon="trash"
            label={`Remove the view ${name}`}
            onPress={() => remove.mutate({ commandId: crypto.randomUUID(), name })}
          />
        </li>
      ))}
    </ul>
  );
}

function SaveForm({ terms, onSaved }: { readonly terms: Query; readonly onSaved: () => void }) {
  const [name, setName] = useState('');
  const [commandId] = useState(() => crypto.randomUUID());
  const notice = useNotice();
  const save = useMutation(
    queries.transactions.saveView.mutationOptions({
      onSuccess: (views) => {
        keepViews(views);
        notice('View saved');
        onSaved();
      },
    }),
  );
  if (terms.length === 0) return <p className="quiet">Filter the list first; then the query can be kept here.</p>;
  return (
    <form
      className="view-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') save.mutate({ commandId, name, query: terms });
      }}
    >
      <TextField
        label="Save this query as"
        value={name}
        longest={LONGEST_VIEW_NAME}
        error={save.isError ? failureFrom(save.error).message : null}
        onChange={setName}
      />
      <Button kind="primary" isSubmit isDisabled={name.trim() === '' || save.isPending}>
        Save
      </Button>
    </form>
  );
}

/** Both commands answer with the views as they are now. */
function keepViews(views: readonly SavedView[]): void {
  queryClient.setQueryData(queries.transactions.views.queryKey(), views);
}
