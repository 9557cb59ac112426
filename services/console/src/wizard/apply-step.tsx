import { useTranslation } from 'react-i18next';
import type { Import } from './import.types.js';
import { ProgressBar } from './progress-bar.js';

/** The import runs, whether or not somebody looks at it. */
export function ApplyStep({ view }: { view: Import }) {
  const { t } = useTranslation();
  const isQueued = view.status === 'queued';
  return (
    <ProgressBar
      progress={view.progress}
      title={isQueued ? t('apply.queued') : t('apply.running')}
      text={isQueued ? t('apply.queuedHelp') : t('apply.leave')}
      cancelOf={view.id}
    />
  );
}
