import './zod.ts';
import '@fontsource-variable/inter';
import '@fontsource-variable/jetbrains-mono';
import './styles/tokens.css';
import './styles/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { ConsoleWindow } from './app/console-window.tsx';
import { followTheme } from './app/preferences.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id "root".');

followTheme(document.documentElement);

createRoot(root).render(
  <StrictMode>
    <ConsoleWindow />
  </StrictMode>,
);
