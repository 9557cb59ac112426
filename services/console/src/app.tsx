import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './shell/app.css';
import { ApiContext } from './api/api.context.js';
import { createApi } from './api/client.js';
import { ApiProblem } from './api/problem.js';
import { SessionContext } from './auth/session.context.js';
import type { Session } from './auth/session.js';
import { Pages } from './shell/pages.js';
import { cssVariables, theme } from './shell/theme.js';

function createQueries(): QueryClient {
  // What the API refused stays refused; only a network that is away is tried again.
  const retry = (count: number, error: Error) => !(error instanceof ApiProblem && error.status < 500) && count < 2;
  return new QueryClient({ defaultOptions: { queries: { retry, staleTime: 5_000 } } });
}

export function App({ session }: { session: Session }) {
  const [queries] = useState(createQueries);
  const [api] = useState(() => createApi(session));
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <Notifications position="bottom-right" />
      <SessionContext.Provider value={session}>
        <ApiContext.Provider value={api}>
          <QueryClientProvider client={queries}>
            <Pages />
          </QueryClientProvider>
        </ApiContext.Provider>
      </SessionContext.Provider>
    </MantineProvider>
  );
}
