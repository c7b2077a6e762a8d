import { create } from 'zustand';
import { persist } from 'zustand/middleware';

interface ColumnStore {
  /** A column that is not mentioned is shown. */
  readonly columnVisibility: Record<string, boolean>;
  readonly setColumnVisibility: (columnVisibility: Record<string, boolean>) => void;
}

/** The operator's choice of columns, remembered on this machine. */
export const useColumnStore = create<ColumnStore>()(
  persist(
    (set) => ({
      columnVisibility: {},
      setColumnVisibility: (columnVisibility) => set({ columnVisibility }),
    }),
    { name: 'console.users.columns' },
  ),
);
