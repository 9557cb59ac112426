import { Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../api/api.context.js';
import type { GroupOfPeople } from '../api/types.js';
import { versionedOf, type Versioned } from '../api/versioned.js';
import { ConflictAlert } from '../ui/conflict-alert.js';
import { notifyDone } from '../ui/notify.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { useDraft } from '../ui/use-draft.js';
import { loadGroup } from './load-group.js';

interface GroupValues {
  name: string;
  description: string | null;
}

const valuesOf = ({ value, etag }: Versioned<GroupOfPeople>): Versioned<GroupValues> => ({
  etag,
  value: { name: value.name, description: value.description },
});

/** Name and description of a group. */
export function EditGroup({ stored }: { stored: Versioned<GroupOfPeople> }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>
        {t('groups.edit')}
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('groups.editOne', { name: stored.value.name })}
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        <GroupForm stored={stored} onClose={() => setOpened(false)} />
      </Modal>
    </>
  );
}

function GroupForm({ stored, onClose }: { stored: Versioned<GroupOfPeople>; onClose: () => void }) {
  const { t } = useTranslation();
  const api = useApi();
  const queries = useQueryClient();
  const { id } = stored.value;
  const draft = useDraft<GroupValues>(valuesOf(stored), {
    load: async () => valuesOf(await loadGroup(api, id)),
    save: async (body, etag) => {
      const params = { path: { id }, header: { 'If-Match': etag } };
      return valuesOf(await versionedOf(api.PATCH('/v1/groups/{id}', { params, body })));
    },
    onSaved: () => {
      notifyDone(t('common.saved'));
      onClose();
      void queries.invalidateQueries({ queryKey: ['groups'] });
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        draft.save();
      }}
    >
      <Stack>
        <TextInput
          label={t('groups.name')}
          required
          maxLength={100}
          value={draft.values.name}
          onChange={({ currentTarget }) => draft.change({ name: currentTarget.value })}
          data-autofocus
        />
        <Textarea
          label={t('groups.description')}
          autosize
          minRows={3}
          value={draft.values.description ?? ''}
          onChange={({ currentTarget }) => draft.change({ description: currentTarget.value || null })}
        />
        <ProblemAlert error={draft.error} />
        <ConflictAlert changes={draft.theirs} labelOf={(field) => t(`groups.${field}`)} onTake={draft.take} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" disabled={!draft.isChanged} loading={draft.isSaving}>
            {t('common.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
