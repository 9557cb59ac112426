import { Button, Fieldset, Stack, Group, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { EmailTemplate } from '../../api/types.js';
import type { Part } from './template-text.rules.js';

interface VariableListProps {
  variables: EmailTemplate['variables'];
  part: Part;
  onInsert: (variable: string) => void;
}

/** All that may stand between braces, what it becomes, and the way to put it in. */
export function VariableList({ variables, part, onInsert }: VariableListProps) {
  const { t } = useTranslation();
  return (
    <Fieldset legend={t('templates.variables')}>
      <Text size="sm" c="dimmed" mb="sm">
        {t('templates.variablesHelp', { part: t(`templates.${part}`) })}
      </Text>
      <Stack gap={6}>
        {variables.map(({ name, description, example, parts, required }) => (
          <Group key={name} gap="xs" wrap="nowrap" align="flex-start">
            <Button
              variant="default"
              size="compact-xs"
              flex="none"
              ff="monospace"
              leftSection={<IconPlus size={12} aria-hidden />}
              disabled={!parts.includes(part)}
              onClick={() => onInsert(name)}
              aria-label={t('templates.insert', { name })}
            >
              {name}
            </Button>
            <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
              {description}{' '}
              {required && (
                <Text span inherit fw={600}>
                  {t('templates.required')}{' '}
                </Text>
              )}
              <Text span inherit c="dimmed">
                {example}
              </Text>
            </Text>
          </Group>
        ))}
      </Stack>
    </Fieldset>
  );
}
