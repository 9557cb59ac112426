import { Injectable } from '@nestjs/common';
import { CollectImportData, CollectMailData, EraseImportData, EraseMailData } from '@rollcall/contracts';
import { RequestClient } from '@rollcall/messaging';
import type { About, Collected, Erased } from './privacy-request.js';

/** A piece takes well below a second; a database under load gets more. */
const TIMEOUT_MS = 30_000;

const REQUESTS = {
  import: { collect: CollectImportData, erase: EraseImportData },
  notification: { collect: CollectMailData, erase: EraseMailData },
} as const;

/** The services that know something about people besides this one. Each is asked a piece at a time. */
@Injectable()
export class OtherServices {
  constructor(private readonly requests: RequestClient) {}

  /** @throws BrokerUnavailable if nobody answers, RequestFailed if the service could not */
  async collect(service: string, about: About, cursor: string | null): Promise<Collected> {
    return this.requests.request(requestsTo(service).collect, question(about, cursor), { timeoutMs: TIMEOUT_MS });
  }

  /** @throws BrokerUnavailable if nobody answers, RequestFailed if the service could not */
  async erase(service: string, about: About, cursor: string | null): Promise<Erased> {
    return this.requests.request(requestsTo(service).erase, question(about, cursor), { timeoutMs: TIMEOUT_MS });
  }
}

function requestsTo(service: string) {
  if (service === 'import' || service === 'notification') return REQUESTS[service];
  throw new Error(`Nobody asks ${service} about people.`);
}

function question(about: About, cursor: string | null) {
  return { ...about, ...(cursor === null ? {} : { cursor }) };
}
