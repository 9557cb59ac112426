import { Stack, Tabs, Textarea, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EmailTemplate, TemplateParts } from '../../api/types.js';
import { TemplateProblems } from './template-problems.js';
import { insertAt, offsetOf, problemsByPart, type Part } from './template-text.rules.js';
import { VariableList } from './variable-list.js';

interface TemplateFieldsProps {
  values: TemplateParts;
  variables: EmailTemplate['variables'];
  onChange: (patch: Partial<TemplateParts>) => void;
  error: unknown;
  disabled: boolean;
}

type Field = HTMLInputElement | HTMLTextAreaElement;

/** Subject, HTML and text; variables go where the cursor was last. */
export function TemplateFields({ values, variables, onChange, error, disabled }: TemplateFieldsProps) {
  const { t } = useTranslation();
  const fields = useRef<Partial<Record<Part, Field | null>>>({});
  const [part, setPart] = useState<Part>('html');
  const [tab, setTab] = useState<'html' | 'text'>('html');
  const problems = problemsByPart(error);
  const propertiesOf = (name: Part) => ({
    label: t(`templates.${name}`),
    value: values[name],
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) => onChange({ [name]: currentTarget.value }),
    onFocus: () => setPart(name),
    error: (problems[name]?.length ?? 0) > 0,
    disabled,
    spellCheck: name !== 'html',
  });
  const select = (name: Part, from: number, to = from) => {
    if (name !== 'subject') setTab(name);
    setPart(name);
    // The field is shown by now, and holds what was inserted.
    requestAnimationFrame(() => {
      const field = fields.current[name];
      field?.focus();
      field?.setSelectionRange(from, to);
    });
  };
  const insert = (variable: string) => {
    const field = fields.current[part];
    const { text, cursor } = insertAt(values[part], field?.selectionStart, field?.selectionEnd, `{{${variable}}}`);
    onChange({ [part]: text });
    select(part, cursor);
  };
  const goTo = (name: Part, line: number, column: number) => {
    const from = offsetOf(values[name], line, column);
    select(name, from, from + 1);
  };
  return (
    <Stack>
      <TextInput
        {...propertiesOf('subject')}
        ref={(field) => void (fields.current.subject = field)}
        maxLength={200}
        required
      />
      <TemplateProblems part="subject" problems={problems.subject} onGo={goTo} />
      <Tabs value={tab} onChange={(value) => setTab(value as 'html' | 'text')} keepMounted={false}>
        <Tabs.List aria-label={t('templates.parts')} mb="sm">
          {(['html', 'text'] as const).map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`templates.${name}`)}
              {problems[name] && ` (${problems[name].length})`}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {(['html', 'text'] as const).map((name) => (
          <Tabs.Panel key={name} value={name}>
            <Textarea
              {...propertiesOf(name)}
              description={t(`templates.${name}Help`)}
              ref={(field) => void (fields.current[name] = field)}
              autosize
              minRows={12}
              maxRows={26}
              maxLength={50_000}
              required
              styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: '0.85rem' } }}
            />
            <TemplateProblems part={name} problems={problems[name]} onGo={goTo} />
          </Tabs.Panel>
        ))}
      </Tabs>
      {!disabled && <VariableList variables={variables} part={part} onInsert={insert} />}
    </Stack>
  );
}
