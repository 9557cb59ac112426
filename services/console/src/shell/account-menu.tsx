import { Menu, UnstyledButton, Avatar, VisuallyHidden, useMantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconLanguage, IconLogout, IconMoon, IconSun, IconUserCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useSession } from '../auth/session.context.js';
import { changeLocale, currentLocale } from '../i18n/i18n.js';

/** Who is signed in, in which language and light; and the way out. */
export function AccountMenu() {
  const { t } = useTranslation();
  const session = useSession();
  const { name, email } = session.person;
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const other = currentLocale() === 'nl' ? 'en' : 'nl';
  const schemes = [
    { value: 'light', icon: IconSun, label: t('account.light') },
    { value: 'dark', icon: IconMoon, label: t('account.dark') },
    { value: 'auto', icon: IconDeviceDesktop, label: t('account.auto') },
  ] as const;
  return (
    <Menu withInitialFocusPlaceholder={false} width={240} position="bottom-end">
      <Menu.Target>
        <UnstyledButton>
          <Avatar name={name || email} color="cyan.9" variant="filled" size={34} />
          <VisuallyHidden>{t('account.menu', { name: name || email })}</VisuallyHidden>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{email}</Menu.Label>
        <Menu.Item component={Link} href="/profile" leftSection={<IconUserCircle size={16} />}>
          {t('account.profile')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLanguage size={16} />} onClick={() => changeLocale(other)} lang={other}>
          {other === 'en' ? 'English' : 'Nederlands'}
        </Menu.Item>
        <Menu.Divider />
        {schemes.map(({ value, icon: Icon, label }) => (
          <Menu.Item
            key={value}
            leftSection={<Icon size={16} />}
            onClick={() => setColorScheme(value)}
            fw={colorScheme === value ? 700 : undefined}
          >
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => session.signOut()}>
          {t('account.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
