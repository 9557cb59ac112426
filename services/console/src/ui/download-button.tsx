import { Button, type ButtonProps } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useSession } from '../auth/session.context.js';
import { download } from './download.js';
import { notifyError } from './notify.js';

interface DownloadButtonProps extends ButtonProps {
  path: string;
  name: string;
  children: ReactNode;
}

export function DownloadButton({ path, name, children, ...props }: DownloadButtonProps) {
  const session = useSession();
  const [busy, setBusy] = useState(false);
  const run = () => {
    setBusy(true);
    void download(session, path, name)
      .catch(notifyError)
      .finally(() => setBusy(false));
  };
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={16} aria-hidden />}
      loading={busy}
      onClick={run}
      {...props}
    >
      {children}
    </Button>
  );
}
