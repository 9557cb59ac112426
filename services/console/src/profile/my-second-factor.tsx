import { Alert, Button, Group, Skeleton, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../api/api.context.js';
import { bodyOf } from '../api/client.js';
import { formatTime } from '../ui/format.js';
import { notifyDone } from '../ui/notify.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { CodeModal } from './code-modal.js';
import { EnrolSecondFactor } from './enrol-second-factor.js';
import { Part } from './part.js';
import { RecoveryCodesModal } from './recovery-codes.js';

const KEY = ['me', 'second-factor'];
const FEW = 3;
type Doing = 'enrolling' | 'disabling' | 'renewing';

/** Codes of an app besides the password: setting it up, new recovery codes, taking it away. */
export function MySecondFactor() {
  const { t } = useTranslation();
  const api = useApi();
  const queries = useQueryClient();
  const [doing, setDoing] = useState<Doing>();
  const [codes, setCodes] = useState<readonly string[]>();
  const factor = useQuery({ queryKey: KEY, queryFn: () => bodyOf(api.GET('/v1/me/second-factor')) });
  const done = (shown?: readonly string[]) => {
    setDoing(undefined);
    setCodes(shown);
    return queries.invalidateQueries({ queryKey: KEY });
  };
  const { data } = factor;
  return (
    <Part title={t('factor.title')}>
      <ProblemAlert error={factor.error} />
      {factor.isPending && <Skeleton h={80} />}
      {data && (
        <>
          <Text size="sm" c="dimmed">
            {t('factor.lead')}
          </Text>
          <Text fw={600}>{data.enabled ? t('factor.on', { time: formatTime(data.enrolledAt) }) : t('factor.off')}</Text>
          {data.mode === 'off' && <Text size="sm">{t('factor.organizationOff')}</Text>}
          {data.required && !data.enabled && (
            <Alert color="yellow" variant="outline">
              {t('factor.required')}
            </Alert>
          )}
          {data.enabled && (
            <>
              <Text size="sm">{t('factor.codesLeft', { count: data.recoveryCodesLeft })}</Text>
              {data.recoveryCodesLeft <= FEW && (
                <Alert color="yellow" variant="outline">
                  {t('factor.fewCodes')}
                </Alert>
              )}
            </>
          )}
          <Group>
            {!data.enabled && data.mode !== 'off' && (
              <Button onClick={() => setDoing('enrolling')}>{t('factor.enable')}</Button>
            )}
            {data.enabled && (
              <Button variant="default" onClick={() => setDoing('renewing')}>
                {t('factor.renew')}
              </Button>
            )}
            {data.enabled && !data.required && (
              <Button variant="default" onClick={() => setDoing('disabling')}>
                {t('factor.disable')}
              </Button>
            )}
          </Group>
        </>
      )}
      {doing === 'enrolling' && (
        <EnrolSecondFactor onDone={(shown) => void done(shown)} onClose={() => setDoing(undefined)} />
      )}
      {doing === 'renewing' && (
        <CodeModal
          title={t('factor.renew')}
          text={t('factor.renewAsk')}
          action={t('factor.renew')}
          run={async (code) => {
            const answer = await bodyOf(api.POST('/v1/me/second-factor/recovery-codes', { body: { code } }));
            await done(answer.recoveryCodes);
          }}
          onClose={() => setDoing(undefined)}
        />
      )}
      {doing === 'disabling' && (
        <CodeModal
          title={t('factor.disable')}
          text={t('factor.disableAsk')}
          action={t('factor.disable')}
          color="red.8"
          run={async (code) => {
            await api.DELETE('/v1/me/second-factor', { body: { code } });
            notifyDone(t('factor.disabled'));
            await done();
          }}
          onClose={() => setDoing(undefined)}
        />
      )}
      {codes && <RecoveryCodesModal codes={codes} onClose={() => setCodes(undefined)} />}
    </Part>
  );
}
