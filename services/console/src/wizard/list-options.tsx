import { Alert, Checkbox, Fieldset, Group, Select, Stack } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ImportKind } from '../api/types.js';
import type { Found } from './found.rules.js';
import type { ImportOptions } from './import.types.js';

interface OptionsProps {
  kind: ImportKind;
  options: ImportOptions;
  onChange: (options: ImportOptions) => void;
}

/** The two checkboxes about people who exist already. The second is only for complete lists, and says so. */
export function ExistingPeople({ kind, options, onChange }: OptionsProps) {
  const { t } = useTranslation();
  return (
    <Fieldset legend={t('wizard.existing')}>
      <Stack gap="sm">
        <Checkbox
          label={t('wizard.replaceGroups')}
          checked={options.groups === 'replace'}
          onChange={({ currentTarget }) => onChange({ groups: currentTarget.checked ? 'replace' : 'add' })}
        />
        <Checkbox
          label={t('wizard.deactivateAbsent')}
          description={kind === 'staff' ? t('wizard.onlyCompleteStaff') : t('wizard.onlyCompleteContacts')}
          checked={options.absent === 'deactivate'}
          onChange={({ currentTarget }) => onChange({ absent: currentTarget.checked ? 'deactivate' : 'keep' })}
        />
        {options.absent === 'deactivate' && (
          <Alert color="orange" variant="outline" icon={<IconAlertTriangle aria-hidden />} role="alert">
            {kind === 'staff' ? t('wizard.completeWarningStaff') : t('wizard.completeWarningContacts')}
          </Alert>
        )}
      </Stack>
    </Fieldset>
  );
}

interface ReadingProps {
  options: ImportOptions;
  found: { delimiter?: string | null; encoding?: string | null; hasHeader?: boolean | null };
  /** What each was found by. */
  why?: Found;
  onChange: (options: ImportOptions) => void;
}

/** Header, delimiter and encoding, each with what was found when it is left to us. */
export function ReadingOptions({ options, found, why, onChange }: ReadingProps) {
  const { t } = useTranslation();
  const detected = (value: string | null | undefined) => (value ? t('wizard.autoFound', { value }) : t('wizard.auto'));
  const names: Record<string, string> = {
    ',': t('delimiter.comma'),
    ';': t('delimiter.semicolon'),
    '\t': t('delimiter.tab'),
    '|': t('delimiter.bar'),
    ':': t('delimiter.colon'),
  };
  const header =
    found.hasHeader === true ? t('wizard.headerYes') : found.hasHeader === false ? t('wizard.headerNo') : null;
  return (
    <Group grow preventGrowOverflow={false} align="flex-start">
      <Select
        label={t('wizard.header')}
        description={why && t(`found.${why.header.key}`, why.header)}
        inputWrapperOrder={['label', 'input', 'description']}
        data={[
          { value: 'auto', label: detected(header) },
          { value: 'true', label: t('wizard.headerYes') },
          { value: 'false', label: t('wizard.headerNo') },
        ]}
        value={String(options.hasHeader ?? 'auto')}
        onChange={(value) => onChange({ hasHeader: value === 'auto' ? 'auto' : value === 'true' })}
        allowDeselect={false}
        miw={180}
      />
      <Select
        label={t('wizard.delimiter')}
        description={why && t(`found.${why.delimiter.key}`, why.delimiter)}
        inputWrapperOrder={['label', 'input', 'description']}
        data={[
          { value: 'auto', label: detected(found.delimiter && (names[found.delimiter] ?? found.delimiter)) },
          ...Object.entries(names).map(([value, label]) => ({ value, label })),
        ]}
        value={options.delimiter ?? 'auto'}
        onChange={(value) => onChange({ delimiter: value ?? 'auto' })}
        allowDeselect={false}
        miw={180}
      />
      <Select
        label={t('wizard.encoding')}
        description={why && t(`found.${why.encoding.key}`, why.encoding)}
        inputWrapperOrder={['label', 'input', 'description']}
        data={[
          { value: 'auto', label: detected(found.encoding) },
          { value: 'utf-8', label: 'UTF-8' },
          { value: 'windows-1252', label: 'Windows-1252' },
          { value: 'utf-16le', label: 'UTF-16 LE' },
          { value: 'utf-16be', label: 'UTF-16 BE' },
        ]}
        value={options.encoding ?? 'auto'}
        onChange={(value) => onChange({ encoding: value ?? 'auto' })}
        allowDeselect={false}
        miw={180}
      />
    </Group>
  );
}

/** What fewer people change. */
export function MoreOptions({ options, onChange }: Omit<OptionsProps, 'kind'>) {
  const { t } = useTranslation();
  const text = (key: string) => t(key);
  const select = <Name extends 'existing' | 'blankCells' | 'invitations' | 'onError'>(name: Name, values: string[]) => (
    <Select
      label={text(`option.${name}`)}
      data={values.map((value) => ({ value, label: text(`option.${name}_${value.replaceAll('-', '')}`) }))}
      value={options[name] ?? values[0] ?? ''}
      onChange={(value) => onChange({ [name]: value ?? undefined })}
      allowDeselect={false}
      miw={220}
    />
  );
  return (
    <Group grow preventGrowOverflow={false} align="flex-start">
      {select('existing', ['update', 'fill-blanks', 'skip'])}
      {select('blankCells', ['keep', 'clear'])}
      {select('invitations', ['send', 'hold', 'none'])}
      {select('onError', ['import-valid', 'all-or-nothing'])}
    </Group>
  );
}
