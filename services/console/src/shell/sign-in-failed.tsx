import { useTranslation } from 'react-i18next';

/** Stands alone: what the rest of the console is made of may be what did not load. */
export function SignInFailed() {
  const { t } = useTranslation();
  return (
    <main style={{ maxWidth: '32rem', margin: '15vh auto', padding: '0 1.5rem' }}>
      <h1>{t('signIn.failed')}</h1>
      <p>{t('signIn.failedHelp')}</p>
      <p>
        <a href="/" style={{ color: 'LinkText' }}>
          {t('signIn.again')}
        </a>
      </p>
    </main>
  );
}
