import { Badge, Button, Card, Group, List, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ApiClientInfo } from '../../api/types.js';
import { useSession } from '../../auth/session.context.js';
import { PersonName } from '../../people/person-name.js';
import { beyond } from '../../roles/permissions.rules.js';
import { usePermissionTexts } from '../../roles/use-roles.js';
import { formatTime } from '../../ui/format.js';

interface ApiClientCardProps {
  client: ApiClientInfo;
  onRotate: () => void;
  onRemove: () => void;
}

/** One program: when it was last here, until when it may come, and what it may do. */
export function ApiClientCard({ client, onRotate, onRemove }: ApiClientCardProps) {
  const { t } = useTranslation();
  const session = useSession();
  const texts = usePermissionTexts();
  const { name, clientId, permissions, lastUsedAt, expiresAt, createdBy, createdAt } = client;
  const isOver = expiresAt !== null && new Date(expiresAt) < new Date();
  const missing = beyond(permissions, (permission) => session.can(permission));
  return (
    <Card withBorder>
      <Group justify="space-between" align="flex-start">
        <div style={{ flex: '1 1 16rem', minWidth: 0 }}>
          <Group gap="xs">
            <Title order={3} size="h5">
              {name}
            </Title>
            {isOver && (
              <Badge variant="dot" color="red" tt="none">
                {t('apiClients.over')}
              </Badge>
            )}
          </Group>
          <Text size="sm" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
            {clientId}
          </Text>
          <Text size="sm" c="dimmed">
            {lastUsedAt ? t('apiClients.used', { time: formatTime(lastUsedAt) }) : t('apiClients.unused')}
            {expiresAt && !isOver && ` · ${t('apiClients.until', { time: formatTime(expiresAt) })}`}
          </Text>
          <Text size="sm" c="dimmed">
            {t('apiClients.madeAt', { time: formatTime(createdAt) })}
            {createdBy && (
              <>
                {' '}
                {t('apiClients.madeBy')} <PersonName type="user" id={createdBy} />
              </>
            )}
          </Text>
        </div>
        <Group gap="xs">
          <Button variant="default" onClick={onRotate} disabled={missing.length > 0}>
            {t('apiClients.rotate')}
          </Button>
          <Button variant="default" c="var(--mantine-color-error)" onClick={onRemove}>
            {t('apiClients.remove')}
          </Button>
        </Group>
      </Group>
      {missing.length > 0 && (
        <Text size="sm" mt="xs">
          {t('apiClients.beyond')}
        </Text>
      )}
      <details>
        <summary>{t('apiClients.permissions', { count: permissions.length })}</summary>
        <List size="sm" mt="xs">
          {permissions.map((permission) => (
            <List.Item key={permission}>{texts.data?.get(permission) ?? permission}</List.Item>
          ))}
        </List>
      </details>
    </Card>
  );
}
