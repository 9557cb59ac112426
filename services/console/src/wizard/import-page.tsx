import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'wouter';
import { PageHeader } from '../ui/page-header.js';
import { PageSkeleton } from '../ui/page-skeleton.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { ApplyStep } from './apply-step.js';
import { CheckStep } from './check-step.js';
import { ColumnsStep } from './columns-step.js';
import { DoneStep } from './done-step.js';
import { ListStep } from './list-step.js';
import { isAtRest, stepOf } from './step.rules.js';
import { useFollowImport } from './use-follow-import.js';
import { useImport } from './use-import.js';
import { WizardSteps } from './wizard-steps.js';

const PARTS = { list: ListStep, columns: ColumnsStep, check: CheckStep, apply: ApplyStep, done: DoneStep };

/** One import, at the step where it is: whoever leaves finds it here again. */
export default function ImportPage({ id }: { id: string }) {
  const { t } = useTranslation();
  const [parameters] = useSearchParams();
  const { data: view, error } = useImport(id);
  useFollowImport(id, view !== undefined && !isAtRest(view));
  if (error && !view) return <ProblemAlert error={error} />;
  if (!view) return <PageSkeleton />;
  const step = stepOf(view, parameters.get('step'));
  const Part = PARTS[step];
  return (
    <>
      <PageHeader
        title={view.kind === 'staff' ? t('wizard.titleStaff') : t('wizard.titleContacts')}
        back={{ href: '/imports', label: t('nav.imports') }}
      />
      <WizardSteps step={step} />
      <Part view={view} />
    </>
  );
}
