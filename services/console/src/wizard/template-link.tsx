import { useTranslation } from 'react-i18next';
import type { ImportKind } from '../api/types.js';
import { currentLocale } from '../i18n/i18n.js';
import { DownloadButton } from '../ui/download-button.js';

/** An empty list with the right header, for who has none yet. */
export function TemplateLink({ kind }: { kind: ImportKind }) {
  const { t } = useTranslation();
  const name = `${kind}.csv`;
  return (
    <DownloadButton path={`/v1/import-templates/${name}?locale=${currentLocale()}`} name={name}>
      {t('wizard.template')}
    </DownloadButton>
  );
}
