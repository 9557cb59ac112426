import { Button, Code, CopyButton, Group, Image, List, Modal, Skeleton, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../api/api.context.js';
import { bodyOf } from '../api/client.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { CodeInput } from './code-input.js';

interface EnrolSecondFactorProps {
  onDone: (recoveryCodes: readonly string[]) => void;
  onClose: () => void;
}

/** The secret as a picture and in letters, then a first code that proves the app has it. */
export function EnrolSecondFactor({ onDone, onClose }: EnrolSecondFactorProps) {
  const { t } = useTranslation();
  const api = useApi();
  const [code, setCode] = useState('');
  const begin = useMutation({ mutationFn: () => bodyOf(api.POST('/v1/me/second-factor', { body: {} })) });
  const confirm = useMutation({
    mutationFn: () => bodyOf(api.POST('/v1/me/second-factor/confirm', { body: { code: code.trim() } })),
    onSuccess: ({ recoveryCodes }) => onDone(recoveryCodes),
  });
  const { mutate } = begin;
  useEffect(() => mutate(), [mutate]);
  const { data } = begin;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('factor.enable')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          confirm.mutate();
        }}
      >
        <Stack>
          <ProblemAlert error={begin.error} />
          <List type="ordered" spacing="sm">
            <List.Item>{t('factor.step1')}</List.Item>
            <List.Item>{t('factor.step2')}</List.Item>
            <List.Item>{t('factor.step3')}</List.Item>
          </List>
          {!data && !begin.error && <Skeleton h={220} w={220} />}
          {data && (
            <Group align="center" gap="xl">
              {/* Cameras want dark on light, whatever the page looks like. */}
              <Image src={data.qrCode} alt={t('factor.qrCode')} w={220} h={220} bg="#fff" p={8} radius="sm" />
              <Stack gap="xs" flex="1 1 14rem">
                <Text size="sm">{t('factor.byHand')}</Text>
                <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
                  {data.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}
                </Code>
                <CopyButton value={data.secret}>
                  {({ copied, copy }) => (
                    <Button variant="default" size="compact-sm" w="fit-content" onClick={copy}>
                      {copied ? t('common.copied') : t('factor.copySecret')}
                    </Button>
                  )}
                </CopyButton>
              </Stack>
            </Group>
          )}
          <CodeInput label={t('factor.code')} value={code} onChange={setCode} />
          <ProblemAlert error={confirm.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={confirm.isPending} disabled={!data || code.trim() === ''}>
              {t('factor.confirm')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
