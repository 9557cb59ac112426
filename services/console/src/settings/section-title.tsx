import { Group, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';

export function SectionTitle({ title, children }: { title: string; children?: ReactNode }) {
  useDocumentTitle(`${title} · Rollcall`);
  return (
    <Group justify="space-between" mb="md">
      <Title order={2} size="h3">
        {title}
      </Title>
      {children}
    </Group>
  );
}
