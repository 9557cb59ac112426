import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../ui/problem-alert.js';
import { CodeInput } from './code-input.js';

interface CodeModalProps {
  title: string;
  text: string;
  action: string;
  color?: string;
  run: (code: string) => Promise<void>;
  onClose: () => void;
}

/** Asks for a code before something about the second factor changes. */
export function CodeModal({ title, text, action, color, run, onClose }: CodeModalProps) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const act = useMutation({ mutationFn: () => run(code.trim()) });
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          act.mutate();
        }}
      >
        <Stack>
          <Text>{text}</Text>
          <CodeInput label={t('factor.codeOrRecovery')} value={code} onChange={setCode} />
          <ProblemAlert error={act.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" color={color} loading={act.isPending} disabled={code.trim() === ''}>
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
