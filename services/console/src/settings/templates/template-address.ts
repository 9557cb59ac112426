export const TEMPLATES_HREF = '/settings/email-templates';
export const LANGUAGES: Readonly<Record<string, string>> = {
  nl: 'Nederlands',
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
};

export function templateHref(name: string, locale: string): string {
  return `${TEMPLATES_HREF}?name=${name}&locale=${locale}`;
}
