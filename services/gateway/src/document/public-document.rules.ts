import { prefixOf } from '../routing/routes.rules.js';
import { gatewayDocument } from './gateway-document.js';
import { mergeDocuments, type OpenApiDocument, type Part } from './merge-documents.rules.js';

/** A path that the gateway passes on to this service. */
function isServed(path: string, service: string): boolean {
  return prefixOf(path)?.upstream === service;
}

/** The document of the whole: the services' documents, and what the gateway adds to every request. */
export function publicDocument(parts: readonly Part[]): OpenApiDocument {
  // Every answer of a service can be one of the gateway instead; added before merging, so that the reference is followed.
  const limited = parts.map(({ service, document }) => {
    const copy = structuredClone(document) as OpenApiDocument & {
      paths: Record<string, Record<string, { responses?: Record<string, unknown> }>>;
    };
    for (const item of Object.values(copy.paths))
      for (const { responses } of Object.values(item))
        if (responses) responses['429'] ??= { $ref: '#/components/responses/TooManyRequests' };
    return { service, document: copy };
  });
  return mergeDocuments(gatewayDocument, limited, isServed);
}
