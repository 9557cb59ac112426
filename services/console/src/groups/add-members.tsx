import { Button, Group, Modal, Pill, Stack, Text } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../api/api.context.js';
import type { GroupOfPeople, User } from '../api/types.js';
import { fullName } from '../people/full-name.rules.js';
import { notifyDone } from '../ui/notify.js';
import { PersonSelect } from '../ui/person-select.js';
import { ProblemAlert } from '../ui/problem-alert.js';

/** People found by name or address, gathered, then added together. */
export function AddMembers({ group }: { group: GroupOfPeople }) {
  const { t } = useTranslation();
  const api = useApi();
  const queries = useQueryClient();
  const [opened, setOpened] = useState(false);
  const [people, setPeople] = useState<readonly User[]>([]);
  const close = () => {
    setOpened(false);
    setPeople([]);
  };
  const add = useMutation({
    mutationFn: () =>
      api.POST('/v1/groups/{id}/members', {
        params: { path: { id: group.id } },
        body: { userIds: people.map(({ id }) => id) },
      }),
    onSuccess: () => {
      notifyDone(t('groups.added', { count: people.length, name: group.name }));
      close();
      return queries.invalidateQueries({ queryKey: ['groups'] });
    },
  });
  const gather = (person: User | undefined) =>
    person && setPeople((before) => [...before.filter(({ id }) => id !== person.id), person]);
  return (
    <>
      <Button leftSection={<IconUserPlus size={18} aria-hidden />} onClick={() => setOpened(true)}>
        {t('groups.addMembers')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={t('groups.addTo', { name: group.name })}
        size="lg"
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            add.mutate();
          }}
        >
          <Stack>
            <PersonSelect
              // A new one for each person, so that the next name can be typed at once.
              key={people.length}
              label={t('groups.person')}
              placeholder={t('people.search')}
              kind={group.kind}
              value={null}
              onChange={(_id, person) => gather(person)}
              data-autofocus
            />
            <Group gap="xs" component="ul" p={0} m={0} style={{ listStyle: 'none' }} aria-label={t('groups.gathered')}>
              {people.map((person) => (
                <li key={person.id}>
                  <Pill
                    size="md"
                    withRemoveButton
                    removeButtonProps={{ 'aria-label': t('groups.leaveOut', { name: fullName(person) }), tabIndex: 0 }}
                    onRemove={() => setPeople((before) => before.filter(({ id }) => id !== person.id))}
                  >
                    {fullName(person)}
                  </Pill>
                </li>
              ))}
            </Group>
            {group.roleIds.length > 0 && <Text size="sm">{t('groups.getRoles', { count: group.roleIds.length })}</Text>}
            <ProblemAlert error={add.error} />
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>
                {t('common.cancel')}
              </Button>
              <Button type="submit" disabled={people.length === 0} loading={add.isPending}>
                {t('groups.addCount', { count: people.length })}
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
}
