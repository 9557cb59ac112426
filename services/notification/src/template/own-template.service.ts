import { Inject, Injectable } from '@nestjs/common';
import { Databases, DomainError, etagOf, requireIfMatch } from '@rollcall/service-defaults';
import { compileTemplate, problemsOfParts, type CompiledTemplate, type TemplateParts } from './compiled-template.js';
import { addVersion, newestVersions, versionsOf, type OwnTemplateVersion } from './own-template.sql.js';
import { TemplateService } from './template.service.js';
import { TEMPLATE_NAMES, type TemplateName } from './template.values.js';

const CACHE_MILLISECONDS = 2_000;
const MOST_CACHED = 1_000;

/** A template as an organisation has it now. */
export interface CurrentTemplate {
  name: TemplateName;
  locale: string;
  /** 0: never changed. */
  version: number;
  source: 'default' | 'own';
  parts: TemplateParts;
  /** Rollcall's own texts: what there would be without the organisation's. */
  defaults: TemplateParts;
  changedAt: string | null;
  changedBy: string | null;
  /** What stands on {{button}}. */
  buttonLabel: string;
}

/** Texts of organisations: every version is kept, and the way back to Rollcall's own is a version as well. */
@Injectable()
export class OwnTemplateService {
  private readonly newest = new Map<string, { until: number; versions: Promise<OwnTemplateVersion[]> }>();
  private readonly compiled = new Map<string, CompiledTemplate>();

  constructor(
    @Inject(Databases) private readonly databases: Databases,
    @Inject(TemplateService) private readonly templates: TemplateService,
  ) {}

  /** For sending: an organisation's own texts, if it has any; a change takes effect within two seconds. */
  async compiledOf(organizationId: string, name: string, locale: string): Promise<CompiledTemplate | undefined> {
    const versions = await this.cachedVersions(organizationId);
    const own = versions.find((version) => version.name === name && version.locale === locale);
    if (!own?.parts) return undefined;
    const key = [organizationId, name, locale, own.version].join('/');
    const known = this.compiled.get(key) ?? compileTemplate(own.parts);
    if (this.compiled.size >= MOST_CACHED) this.compiled.clear();
    this.compiled.set(key, known);
    return known;
  }

  async list(organizationId: string): Promise<CurrentTemplate[]> {
    const own = await this.databases.inOrganization(organizationId, (tx) => newestVersions(tx, organizationId));
    return TEMPLATE_NAMES.flatMap((name) =>
      this.templates.localesFor(name).map((locale) =>
        this.current(
          name,
          locale,
          own.find((v) => v.name === name && v.locale === locale),
        ),
      ),
    );
  }

  async read(organizationId: string, name: string, locale: string): Promise<CurrentTemplate> {
    const known = this.knownName(name, locale);
    const [newest] = await this.versions(organizationId, name, locale);
    return this.current(known, locale, newest);
  }

  async versions(organizationId: string, name: string, locale: string): Promise<OwnTemplateVersion[]> {
    this.knownName(name, locale);
    return this.databases.inOrganization(organizationId, (tx) => versionsOf(tx, organizationId, name, locale));
  }

  /** @param parts `null`: back to Rollcall's own texts */
  async replace(
    organizationId: string,
    about: { name: string; locale: string; createdBy: string; ifMatch: string | undefined },
    parts: TemplateParts | null,
  ): Promise<CurrentTemplate> {
    const { name: given, locale, createdBy, ifMatch } = about;
    const name = this.knownName(given, locale);
    if (parts) this.check(name, parts);
    const added = await this.databases.inOrganization(organizationId, async (tx) => {
      const [newest] = await versionsOf(tx, organizationId, name, locale);
      const before = newest?.version ?? 0;
      requireIfMatch(ifMatch, before);
      if (parts === null && !newest?.parts) return newest;
      const version = before + 1;
      const written = await addVersion(tx, organizationId, { name, locale, version, parts, createdBy });
      if (!written) requireIfMatch(etagOf(before), version);
      return written;
    });
    this.newest.delete(organizationId);
    return this.current(name, locale, added);
  }

  /** @throws DomainError `template-unusable` with a pointer to each part at fault */
  check(name: TemplateName, parts: TemplateParts): void {
    const errors = problemsOfParts(name, parts).map(({ part, problem }) => ({ pointer: `/${part}`, ...problem }));
    if (errors.length === 0) return;
    const message = errors.length === 1 ? (errors[0]?.message ?? '') : `The texts have ${errors.length} problems.`;
    throw new DomainError({ code: 'template-unusable', kind: 'unprocessable', message, errors });
  }

  /** @throws DomainError for a template or language that does not exist */
  knownName(name: string, locale: string): TemplateName {
    const known = TEMPLATE_NAMES.find((candidate) => candidate === name);
    if (known && this.templates.defaultParts(known, locale)) return known;
    const message = 'There is no such template, or not in this language.';
    throw new DomainError({ code: 'email-template-not-found', kind: 'not-found', message });
  }

  private current(name: TemplateName, locale: string, newest: OwnTemplateVersion | undefined): CurrentTemplate {
    const defaults = this.templates.defaultParts(name, locale);
    if (!defaults) throw new Error(`Template '${name}' has no language '${locale}'.`);
    const source = newest?.parts ? 'own' : 'default';
    const buttonLabel = this.templates.buttonLabel(name, locale);
    const change = { changedAt: newest?.createdAt ?? null, changedBy: newest?.createdBy ?? null };
    return {
      name,
      locale,
      version: newest?.version ?? 0,
      source,
      parts: newest?.parts ?? defaults,
      defaults,
      buttonLabel,
      ...change,
    };
  }

  private cachedVersions(organizationId: string): Promise<OwnTemplateVersion[]> {
    const known = this.newest.get(organizationId);
    if (known && known.until > Date.now()) return known.versions;
    if (this.newest.size >= MOST_CACHED) this.newest.clear();
    const versions = newestVersions(this.databases.system, organizationId);
    versions.catch(() => this.newest.delete(organizationId));
    this.newest.set(organizationId, { until: Date.now() + CACHE_MILLISECONDS, versions });
    return versions;
  }
}
