import type { CurrentTemplate } from './own-template.service.js';
import { descriptionsFor } from './template-descriptions.js';
import type { EmailTemplateDto, TemplateVariableDto } from './template.dto.js';
import { SAMPLE, SAMPLE_DATA } from './template.sample.js';
import { longDate } from './template.service.js';
import { NEEDS_LINK, partsOfVariable, TEMPLATE_VARIABLES } from './template.values.js';

const SAMPLE_EXPIRY = new Date('2026-12-24T12:00:00Z');

/** A template with all that its editor needs to know. @param language `Accept-Language` of who reads it */
export function templateDto(current: CurrentTemplate, language: string | undefined): EmailTemplateDto {
  const { name: template, locale, version, source, parts, defaults, changedAt, changedBy } = current;
  const descriptions = descriptionsFor(language);
  const variables = TEMPLATE_VARIABLES[template].map((name): TemplateVariableDto => ({
    name,
    description: descriptions.variables[name] ?? name,
    example: exampleOf(name, current),
    parts: partsOfVariable(name),
    required: name === 'link' && NEEDS_LINK.includes(template),
  }));
  const about = { name: template, locale, ...descriptions.templates[template] };
  return { ...about, ...parts, source, version, changedAt, changedBy, defaults, variables };
}

function exampleOf(variable: string, { locale, buttonLabel }: CurrentTemplate): string {
  const [first = '', second = ''] = variable.split('.');
  const samples: Readonly<Record<string, unknown>> = { ...SAMPLE, ...SAMPLE_DATA };
  if (second !== '') return String(new Map(Object.entries(samples[first] ?? {})).get(second));
  const own: Readonly<Record<string, string>> = {
    ...descriptionsFor(locale).samples,
    link: SAMPLE.link,
    button: buttonLabel,
    expires: longDate(SAMPLE_EXPIRY, locale),
  };
  return own[first] ?? '';
}
