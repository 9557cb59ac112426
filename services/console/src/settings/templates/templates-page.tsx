import { useSearchParams } from 'wouter';
import { TemplateEditorPage } from './template-editor-page.js';
import { TemplateList } from './template-list.js';

/** The texts of mails: all of them, or the one that the address names. */
export default function TemplatesPage() {
  const [parameters] = useSearchParams();
  const name = parameters.get('name');
  const locale = parameters.get('locale');
  if (name && locale) return <TemplateEditorPage name={name} locale={locale} key={`${name}/${locale}`} />;
  return <TemplateList />;
}
