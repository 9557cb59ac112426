import { Alert, Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface SecretOnceProps {
  clientId: string;
  clientSecret: string;
  onClose: () => void;
}

/** A secret that was just made. It is nowhere else, and never shown again. */
export function SecretOnce({ clientId, clientSecret, onClose }: SecretOnceProps) {
  const { t } = useTranslation();
  const values = [
    { label: t('apiClients.clientId'), value: clientId },
    { label: t('apiClients.clientSecret'), value: clientSecret },
  ];
  return (
    <Stack>
      <Alert color="yellow" variant="outline">
        {t('apiClients.once')}
      </Alert>
      {values.map(({ label, value }) => (
        <div key={label}>
          <Text size="sm" fw={600}>
            {label}
          </Text>
          <Group wrap="nowrap">
            <Code block flex={1} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {value}
            </Code>
            <CopyButton value={value}>
              {({ copied, copy }) => (
                <Button variant="default" onClick={copy} aria-label={t('apiClients.copyOne', { name: label })}>
                  {copied ? t('common.copied') : t('common.copy')}
                </Button>
              )}
            </CopyButton>
          </Group>
        </div>
      ))}
      <Group justify="flex-end">
        <Button onClick={onClose}>{t('apiClients.kept')}</Button>
      </Group>
    </Stack>
  );
}
