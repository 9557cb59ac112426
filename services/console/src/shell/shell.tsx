import { AppShell, Burger, Group, NavLink, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { useSession } from '../auth/session.context.js';
import { AccountMenu } from './account-menu.js';
import { destinationsOf } from './navigation.js';

/** Header, navigation and the place of the page. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const session = useSession();
  const [location] = useLocation();
  const [opened, { toggle, close }] = useDisclosure();
  const main = useFocusOnNavigation(location, close);
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 220, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      padding={{ base: 'sm', sm: 'lg' }}
    >
      <a href="#page" className="skip">
        {t('nav.skip')}
      </a>
      <AppShell.Header px="md">
        <Group h="100%" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger opened={opened} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={t('nav.menu')} />
            <img src="/icon.svg" alt="" width={26} height={26} />
            <Text fw={700} size="lg">
              Rollcall
            </Text>
          </Group>
          <AccountMenu />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label={t('nav.main')}>
        {destinationsOf(session).map(({ href, label, icon: Icon }) => {
          const isHere = location === href || location.startsWith(`${href}/`);
          return (
            <NavLink
              key={href}
              component={Link}
              href={href}
              label={t(label)}
              leftSection={<Icon size={20} stroke={1.6} aria-hidden />}
              active={isHere}
              aria-current={isHere ? 'page' : undefined}
              py="sm"
              style={{ borderRadius: 'var(--mantine-radius-md)' }}
            />
          );
        })}
      </AppShell.Navbar>
      <AppShell.Main id="page" tabIndex={-1} ref={main} style={{ outline: 'none' }}>
        {children}
      </AppShell.Main>
    </AppShell>
  );
}

/** Another page begins at its top, also for who listens to it; the menu of a phone closes. */
function useFocusOnNavigation(location: string, close: () => void) {
  const main = useRef<HTMLElement>(null);
  const last = useRef(location);
  useEffect(() => {
    if (last.current === location) return;
    last.current = location;
    close();
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [location, close]);
  return main;
}
