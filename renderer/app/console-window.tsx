import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { queryClient } from '../api/index.ts';
import { MaskingContext } from '../ui/masking.tsx';
import { NoticeProvider } from '../ui/notices.tsx';
import { ShortcutProvider } from '../ui/shortcuts.tsx';
import { usePreferences } from './preferences.ts';
import { router } from './router.tsx';

/** The whole window. */
export function ConsoleWindow() {
  const isMasked = usePreferences((preferences) => preferences.isMasked);
  return (
    <QueryClientProvider client={queryClient}>
      <ShortcutProvider>
        <MaskingContext value={isMasked}>
          <NoticeProvider>
            <RouterProvider router={router} />
          </NoticeProvider>
        </MaskingContext>
      </ShortcutProvider>
    </QueryClientProvider>
  );
}
