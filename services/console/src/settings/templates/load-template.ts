import type { Api } from '../../api/client.js';
import { versionedOf } from '../../api/versioned.js';

export interface TemplateId {
  readonly name: string;
  readonly locale: string;
}

export const loadTemplate = (api: Api, path: TemplateId) =>
  versionedOf(api.GET('/v1/email-templates/{name}/{locale}', { params: { path } }));
