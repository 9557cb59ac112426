import { Code, Drawer, Stack, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../api/types.js';
import { formatTime } from '../ui/format.js';
import { AuditSentence } from './audit-sentence.js';

/** All that was written down about one fact, and its place in the chain. */
export function AuditDetail({ entry, onClose }: { entry: AuditEntry; onClose: () => void }) {
  const { t } = useTranslation();
  const facts = [
    [t('audit.at'), formatTime(entry.at)],
    [t('audit.action_'), entry.action],
    [t('audit.sequence'), String(entry.sequence)],
    [t('audit.correlation'), entry.correlationId ?? '–'],
    [t('audit.hash'), entry.hash],
    [t('audit.previousHash'), entry.previousHash],
  ];
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title={t('audit.one')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack>
        <Text>
          <AuditSentence entry={entry} />
        </Text>
        <Table fz="sm" variant="vertical">
          <Table.Tbody>
            {facts.map(([name, value]) => (
              <Table.Tr key={name}>
                <Table.Th scope="row" w={150}>
                  {name}
                </Table.Th>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>{value}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        {Object.keys(entry.details).length > 0 && (
          <>
            <Title order={3} size="h5">
              {t('audit.details')}
            </Title>
            <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {JSON.stringify(entry.details, null, 2)}
            </Code>
          </>
        )}
        <Text size="sm" c="dimmed">
          {t('audit.chain')}
        </Text>
      </Stack>
    </Drawer>
  );
}
