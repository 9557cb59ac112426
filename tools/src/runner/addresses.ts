import type { DevState } from './dev-state.js';
import type { Home } from './home.js';
import { heading } from './terminal.js';

/** What somebody wants to know about a system that runs. */
export function printAddresses(state: DevState, home: Home): void {
  heading('Rollcall is ready');
  console.log(`
  Console    ${state.baseUrl}
  Sign in    ${state.admin.email}
  Password   ${state.admin.password}
  API        ${state.baseUrl}/docs
  Mails      ${state.smtpSink?.pageUrl ?? 'sent for real, to the server in SMTP_URL'}
  NATS       ${state.natsUrl}
  State      ${home.file('dev.json')}
  Logs       ${home.logs}

  Ctrl-C stops it; the data stays.`);
}
