import { Inject, Injectable, Logger } from '@nestjs/common';
import { GatewayConfig } from '../gateway.config.js';
import type { Upstream } from '../routing/routes.rules.js';
import { upstreamsOf } from '../upstream/upstreams.js';
import type { OpenApiDocument, Part } from './merge-documents.rules.js';
import { publicDocument } from './public-document.rules.js';

const FRESH_MS = 60_000;
const INCOMPLETE_FRESH_MS = 2_000;
const FETCH_TIMEOUT_MS = 3_000;

/** The services' documents as one, fetched when somebody asks and kept for a minute. */
@Injectable()
export class MergedDocument {
  private readonly logger = new Logger('MergedDocument');
  /** What a service last said; used while it is away. */
  private readonly parts = new Map<Upstream, OpenApiDocument>();
  private document: OpenApiDocument | undefined;
  private freshUntilMs = 0;
  private refreshing: Promise<void> | undefined;

  constructor(@Inject(GatewayConfig) private readonly config: GatewayConfig) {}

  /** The newest document there is; services that never answered are missing from it and named in `x-missing`. */
  async current(): Promise<OpenApiDocument> {
    if (Date.now() >= this.freshUntilMs) {
      this.refreshing ??= this.refresh().finally(() => (this.refreshing = undefined));
      // Somebody who asks for a known document gets it now; the next one gets the newer.
      if (!this.document || 'x-missing' in this.document) await this.refreshing;
    }
    if (!this.document) throw new Error('no document could be made');
    return this.document;
  }

  private async refresh(): Promise<void> {
    const upstreams = Object.entries(upstreamsOf(this.config)) as [Upstream, string][];
    await Promise.all(upstreams.map(([service, url]) => this.fetchPart(service, url)));
    const parts = upstreams.flatMap(([service]): Part[] => {
      const document = this.parts.get(service);
      return document ? [{ service, document }] : [];
    });
    const missing = upstreams.map(([service]) => service).filter((service) => !this.parts.has(service));
    this.document = this.merged(parts, missing);
    this.freshUntilMs = Date.now() + (missing.length > 0 ? INCOMPLETE_FRESH_MS : FRESH_MS);
  }

  /** Documents that contradict each other are a mistake of ours: the ones before are kept, and the log says so. */
  private merged(parts: readonly Part[], missing: readonly string[]): OpenApiDocument {
    try {
      const document = publicDocument(parts);
      return missing.length > 0 ? { ...document, 'x-missing': [...missing] } : document;
    } catch (error) {
      this.logger.error(`the documents of the services cannot be merged: ${String(error)}`);
      return this.document ?? publicDocument(parts.slice(0, 1));
    }
  }

  private async fetchPart(service: Upstream, url: string): Promise<void> {
    try {
      const response = await fetch(new URL('/openapi.json', url), { signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) });
      if (!response.ok) throw new Error(`status ${response.status}`);
      this.parts.set(service, (await response.json()) as OpenApiDocument);
    } catch (error) {
      this.logger.warn(`the document of ${service} cannot be fetched: ${String(error)}`);
    }
  }
}
