import { Group, Text, ThemeIcon } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { STEPS, type Step } from './step.rules.js';

/** Where one is on the way through an import. */
export function WizardSteps({ step }: { step: Step }) {
  const { t } = useTranslation();
  const current = STEPS.indexOf(step);
  return (
    <Group component="ol" gap="md" mb="lg" p={0} m={0} style={{ listStyle: 'none' }} aria-label={t('wizard.steps')}>
      {STEPS.map((name, index) => (
        <Group component="li" key={name} gap={8} wrap="nowrap" aria-current={index === current ? 'step' : undefined}>
          <ThemeIcon
            size={26}
            radius="xl"
            variant={index <= current ? 'filled' : 'default'}
            color={index < current ? 'teal.9' : undefined}
            aria-hidden
          >
            {index < current ? <IconCheck size={15} /> : <Text size="xs">{index + 1}</Text>}
          </ThemeIcon>
          <Text size="sm" fw={index === current ? 700 : 400} visibleFrom={index === current ? undefined : 'sm'}>
            {t(`wizard.step.${name}`)}
          </Text>
        </Group>
      ))}
    </Group>
  );
}
