import { Anchor, SegmentedControl, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { useApi } from '../../api/api.context.js';
import { isMissing } from '../../api/client.js';
import { NotFound } from '../../shell/not-found.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import { SectionTitle } from '../section-title.js';
import { loadTemplate, type TemplateId } from './load-template.js';
import { LANGUAGES, templateHref, TEMPLATES_HREF } from './template-address.js';
import { TemplateEditor } from './template-editor.js';
import { TEMPLATES_KEY, useTemplates } from './use-templates.js';

/** One template in one language, with the way to its other languages. */
export function TemplateEditorPage({ name, locale }: TemplateId) {
  const { t } = useTranslation();
  const api = useApi();
  const [, navigate] = useLocation();
  const template = useQuery({
    queryKey: [...TEMPLATES_KEY, name, locale],
    queryFn: () => loadTemplate(api, { name, locale }),
    refetchOnWindowFocus: false,
  });
  const all = useTemplates();
  const locales = (all.data ?? []).filter((other) => other.name === name).map((other) => other.locale);
  if (isMissing(template.error)) return <NotFound />;
  return (
    <>
      <Anchor component={Link} href={TEMPLATES_HREF} size="sm">
        ← {t('settings.email-templates')}
      </Anchor>
      <SectionTitle title={template.data?.value.title ?? t('settings.email-templates')}>
        {locales.length > 1 && (
          <SegmentedControl
            aria-label={t('templates.language')}
            data={locales.map((value) => ({ value, label: LANGUAGES[value] ?? value }))}
            value={locale}
            onChange={(value) => navigate(templateHref(name, value))}
          />
        )}
      </SectionTitle>
      <ProblemAlert error={template.error} />
      {template.isPending && <Skeleton h={480} />}
      {template.data && <TemplateEditor id={{ name, locale }} stored={template.data} />}
    </>
  );
}
