import { Button, Divider, FileButton, Group, Stack, Text, Textarea } from '@mantine/core';
import { IconFileSpreadsheet, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

export interface SourceChoice {
  readonly file: File | null;
  readonly text: string;
}

interface SourceInputProps {
  source: SourceChoice;
  onChange: (source: SourceChoice) => void;
}

/** A file by drop or pick, or pasted text. */
export function SourceInput({ source: { file, text }, onChange }: SourceInputProps) {
  const { t } = useTranslation();
  const [isOver, setIsOver] = useState(false);
  const take = (chosen: File | null | undefined) => chosen && onChange({ file: chosen, text: '' });
  if (file)
    return (
      <Group className="drop" justify="space-between">
        <Group gap="xs">
          <IconFileSpreadsheet aria-hidden />
          <Text fw={600}>{file.name}</Text>
          <Text c="dimmed">{Math.max(1, Math.round(file.size / 1024))} kB</Text>
        </Group>
        <Button
          variant="default"
          leftSection={<IconX size={16} aria-hidden />}
          onClick={() => onChange({ file: null, text: '' })}
        >
          {t('wizard.otherFile')}
        </Button>
      </Group>
    );
  return (
    <Stack gap="sm">
      <div
        className="drop"
        data-over={isOver}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setIsOver(false);
          take(event.dataTransfer.files[0]);
        }}
      >
        <Text mb="xs">{t('wizard.drop')}</Text>
        <FileButton onChange={take} accept=".csv,.txt,.tsv,.xlsx,text/csv,text/plain">
          {(props) => (
            <Button {...props} variant="default">
              {t('wizard.pick')}
            </Button>
          )}
        </FileButton>
      </div>
      <Divider label={t('wizard.or')} />
      <Textarea
        label={t('wizard.paste')}
        description={t('wizard.pasteHelp')}
        value={text}
        onChange={({ currentTarget }) => onChange({ file: null, text: currentTarget.value })}
        autosize
        minRows={5}
        maxRows={12}
        spellCheck={false}
        styles={{
          input: { fontFamily: 'ui-monospace, monospace', fontSize: 13, whiteSpace: 'pre', overflowX: 'auto' },
        }}
      />
    </Stack>
  );
}
