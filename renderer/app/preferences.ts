import { create } from 'zustand';
import { persist } from 'zustand/middleware';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

interface Preferences {
  readonly theme: Theme;
  /** Names and addresses of people are hidden, for screen sharing. */
  readonly isMasked: boolean;
  readonly setTheme: (theme: Theme) => void;
  readonly nextTheme: () => void;
  readonly toggleMasking: () => void;
}

/** How this machine's operator wants to see the console. */
export const usePreferences = create<Preferences>()(
  persist(
    (set) => ({
      theme: 'system',
      isMasked: false,
      setTheme: (theme) => set({ theme }),
      nextTheme: () => set(({ theme }) => ({ theme: THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system' })),
      toggleMasking: () => set(({ isMasked }) => ({ isMasked: !isMasked })),
    }),
    { name: 'console.preferences' },
  ),
);

/** Keeps the page's theme in step with the choice, from before the first paint on. */
export function followTheme(page: HTMLElement): void {
  function apply({ theme }: Preferences) {
    if (theme === 'system') delete page.dataset['theme'];
    else page.dataset['theme'] = theme;
  }
  apply(usePreferences.getState());
  usePreferences.subscribe(apply);
}
