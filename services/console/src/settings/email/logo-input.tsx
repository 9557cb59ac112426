import { Button, FileButton, Group, Image, Input, Paper, Text } from '@mantine/core';
import { IconPhoto, IconTrash } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../ui/format.js';

const MOST_BYTES = 100 * 1024;
const TYPES = ['image/png', 'image/jpeg', 'image/gif'];

interface LogoInputProps {
  value: string | null;
  onChange: (value: string | null) => void;
  disabled: boolean;
  error: string | undefined;
}

/** The picture above every mail; shown on white and on dark, as readers of mail have it. */
export function LogoInput({ value, onChange, disabled, error }: LogoInputProps) {
  const { t } = useTranslation();
  const [refused, setRefused] = useState<string>();
  const reset = useRef<() => void>(null);
  const pick = (file: File | null) => {
    reset.current?.();
    if (!file) return;
    if (!TYPES.includes(file.type)) return setRefused(t('email.logoType'));
    if (file.size > MOST_BYTES)
      return setRefused(t('email.logoSize', { size: formatNumber(Math.ceil(file.size / 1024)) }));
    setRefused(undefined);
    void readAsDataUri(file).then(onChange);
  };
  return (
    <Input.Wrapper
      labelElement="div"
      label={t('email.logo')}
      description={t('email.logoHelp')}
      error={refused ?? error}
      inputWrapperOrder={['label', 'description', 'input', 'error']}
    >
      <Group mt={6} align="center">
        {value &&
          (['#fff', '#1a1b1e'] as const).map((background) => (
            <Paper key={background} withBorder p="xs" bg={background}>
              <Image src={value} alt={t('email.logoPreview')} h={48} w="auto" maw={180} fit="contain" />
            </Paper>
          ))}
        {!value && (
          <Text size="sm" c="dimmed">
            {t('email.noLogo')}
          </Text>
        )}
        {!disabled && (
          <>
            <FileButton onChange={pick} accept={TYPES.join(',')} resetRef={reset}>
              {(props) => (
                <Button {...props} variant="default" leftSection={<IconPhoto size={16} aria-hidden />}>
                  {value ? t('email.logoOther') : t('email.logoPick')}
                </Button>
              )}
            </FileButton>
            {value && (
              <Button
                variant="default"
                leftSection={<IconTrash size={16} aria-hidden />}
                onClick={() => onChange(null)}
              >
                {t('email.logoRemove')}
              </Button>
            )}
          </>
        )}
      </Group>
    </Input.Wrapper>
  );
}

function readAsDataUri(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error ?? new Error('The file cannot be read'));
    reader.readAsDataURL(file);
  });
}
