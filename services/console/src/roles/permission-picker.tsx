import { Checkbox, Fieldset, SimpleGrid, Skeleton, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../ui/problem-alert.js';
import { byArea } from './permissions.rules.js';
import { usePermissions } from './use-roles.js';

interface PermissionPickerProps {
  value: readonly string[];
  onChange: (value: string[]) => void;
  disabled?: boolean;
  /** Permissions that cannot be chosen here, such as those no program can have. */
  without?: readonly string[];
}

/** Permissions in words, by area. What one does not have oneself cannot be given or taken, and says so. */
export function PermissionPicker({ value, onChange, disabled = false, without = [] }: PermissionPickerProps) {
  const { t } = useTranslation();
  const permissions = usePermissions();
  if (permissions.error) return <ProblemAlert error={permissions.error} />;
  if (!permissions.data) return <Skeleton h={360} />;
  const toggle = (permission: string, checked: boolean) =>
    onChange(checked ? [...value, permission] : value.filter((each) => each !== permission));
  const choices = permissions.data.filter(({ permission }) => !without.includes(permission));
  return (
    <Stack>
      {byArea(choices).map(([area, those]) => (
        <Fieldset key={area} legend={t(`permissionArea.${area}`)}>
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
            {those.map(({ permission, description, held }) => (
              <Checkbox
                key={permission}
                label={description}
                description={held || disabled ? permission : t('roles.notHeld')}
                checked={value.includes(permission)}
                disabled={disabled || !held}
                onChange={({ currentTarget }) => toggle(permission, currentTarget.checked)}
              />
            ))}
          </SimpleGrid>
        </Fieldset>
      ))}
    </Stack>
  );
}
