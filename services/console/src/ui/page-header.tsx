import { Anchor, Group, Stack, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { Link } from 'wouter';

interface PageHeaderProps {
  title: string;
  back?: { href: string; label: string };
  children?: ReactNode;
}

/** Title of a page (and of the browser's tab) with what can be done there. */
export function PageHeader({ title, back, children }: PageHeaderProps) {
  useDocumentTitle(`${title} · Rollcall`);
  return (
    <Stack gap={4} mb="md">
      {back && (
        <Anchor component={Link} href={back.href} size="sm" w="fit-content">
          ← {back.label}
        </Anchor>
      )}
      <Group justify="space-between" align="center">
        <Title order={1} size="h2">
          {title}
        </Title>
        <Group gap="xs">{children}</Group>
      </Group>
    </Stack>
  );
}
