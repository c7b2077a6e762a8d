import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatCredits } from '../../../shared/credits.ts';
import type { ItemId, UserId } from '../../../shared/ids.ts';
import { queries } from '../../api/index.ts';
import { PersonalText, usePersonalText } from '../../ui/masking.tsx';
import { SearchPicker } from '../../ui/search-picker.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';

const SHOWN = 30;

export function BuyerPicker({ onPick }: { readonly onPick: (userId: UserId) => void }) {
  const [search, setSearch] = useState('');
  const personal = usePersonalText();
  const query = useQuery(
    queries.users.list.queryOptions({
      input: { search: search.trim(), limit: SHOWN },
      placeholderData: keepPreviousData,
    }),
  );
  const users = query.data?.rows ?? [];
  return (
    <SearchPicker
      label="Buyer"
      placeholder="Name, e-mail or number"
      isSearching={query.isFetching}
      emptyText="Nobody matches."
      onSearch={setSearch}
      onPick={(id) => {
        const user = users.find((candidate) => String(candidate.userId) === id);
        if (user !== undefined) onPick(user.userId);
      }}
      choices={users.map((user) => ({
        id: String(user.userId),
        text: personal(user.username),
        content: (
          <span className="picker-choice">
            <PersonalText text={user.username} isTruncated />
            <span className="quiet number">{user.balance === null ? '–' : formatCredits(user.balance)}</span>
          </span>
        ),
      }))}
    />
  );
}

export function ItemPicker({ onPick }: { readonly onPick: (itemId: ItemId) => void }) {
  const [search, setSearch] = useState('');
  const query = useQuery(
    queries.sandbox.items.queryOptions({
      input: { search: search.trim(), limit: SHOWN },
      placeholderData: keepPreviousData,
    }),
  );
  const items = query.data?.rows ?? [];
  return (
    <SearchPicker
      label="Add an item"
      placeholder="Title or number"
      isSearching={query.isFetching}
      emptyText="No item matches."
      onSearch={setSearch}
      onPick={(id) => {
        const item = items.find((candidate) => String(candidate.itemId) === id);
        if (item !== undefined) onPick(item.itemId);
      }}
      choices={items.map((item) => ({
        id: String(item.itemId),
        text: item.title,
        content: (
          <span className="picker-choice">
            <UntrustedText text={item.title} isTruncated />
            <span className="quiet number">
              {item.isAvailable ? '' : 'not available, '}
              {item.price === null ? '–' : formatCredits(item.price)}
            </span>
          </span>
        ),
      }))}
    />
  );
}
