import { Alert, Button, Checkbox, Code, CopyButton, Group, Modal, SimpleGrid, Stack } from '@mantine/core';
import { IconCopy, IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../auth/session.context.js';
import { saveFile } from '../ui/save-file.js';

interface RecoveryCodesModalProps {
  codes: readonly string[];
  onClose: () => void;
}

/** Shown once: whoever closes this has said that they kept them. */
export function RecoveryCodesModal({ codes, onClose }: RecoveryCodesModalProps) {
  const { t } = useTranslation();
  const { email } = useSession().person;
  const [kept, setKept] = useState(false);
  const text = `${t('factor.codesFile', { email })}\n\n${codes.join('\n')}\n`;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('factor.codes')}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      <Stack>
        <Alert color="yellow" variant="outline">
          {t('factor.codesHelp')}
        </Alert>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
          {codes.map((code) => (
            <Code key={code} fz="sm" ta="center" p="xs">
              {code}
            </Code>
          ))}
        </SimpleGrid>
        <Group>
          <CopyButton value={codes.join('\n')}>
            {({ copied, copy }) => (
              <Button variant="default" leftSection={<IconCopy size={16} aria-hidden />} onClick={copy}>
                {copied ? t('common.copied') : t('common.copy')}
              </Button>
            )}
          </CopyButton>
          <Button
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
            onClick={() => saveFile(new Blob([text], { type: 'text/plain' }), 'rollcall-recovery-codes.txt')}
          >
            {t('factor.download')}
          </Button>
        </Group>
        <Checkbox
          label={t('factor.kept')}
          checked={kept}
          onChange={({ currentTarget }) => setKept(currentTarget.checked)}
        />
        <Group justify="flex-end">
          <Button disabled={!kept} onClick={onClose}>
            {t('factor.ready')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
