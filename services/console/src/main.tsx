import { createRoot } from 'react-dom/client';
import { Session } from './auth/session.js';
import { startI18n } from './i18n/i18n.js';
import { applyColorScheme } from './shell/color-scheme.js';
import './shell/base.css';

/** Signs in first; everything else is loaded once there is somebody to show it to. */
async function start(root: HTMLElement): Promise<void> {
  applyColorScheme();
  await startI18n();
  const app = import('./app.js');
  try {
    const session = await Session.begin();
    const { App } = await app;
    createRoot(root).render(<App session={session} />);
  } catch (error) {
    console.error(error);
    const { SignInFailed } = await import('./shell/sign-in-failed.js');
    createRoot(root).render(<SignInFailed />);
  }
}

const root = document.getElementById('root');
if (root) void start(root);
