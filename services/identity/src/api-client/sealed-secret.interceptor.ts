import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { map, type Observable } from 'rxjs';
import { SecretBox } from '../sign-in/secret-box.js';
import type { ApiClientDto, ApiClientWithSecretDto } from './api-client.dto.js';
import type { NewSecret } from './api-client.service.js';

/** An answer as it is stored for repeated requests: the secret in it is encrypted. */
export interface SealedApiClient extends ApiClientDto {
  readonly sealedSecret: string;
}

const CONTEXT = 'api-client-secret';

export function sealSecret(box: SecretBox, { client, clientSecret }: NewSecret): SealedApiClient {
  return { ...client, sealedSecret: box.seal(clientSecret, CONTEXT).toString('base64url') };
}

/**
 * Opens the secret on its way out. Stands outside `@Idempotent`, so that what is stored for a repeated request holds
 * no secret, and a repeated request still gets it.
 */
@Injectable()
export class OpenSecret implements NestInterceptor {
  constructor(private readonly box: SecretBox) {}

  intercept(_context: ExecutionContext, next: CallHandler<SealedApiClient>): Observable<ApiClientWithSecretDto> {
    return next.handle().pipe(
      map(({ sealedSecret, ...client }) => ({
        ...client,
        clientSecret: this.box.open(Buffer.from(sealedSecret, 'base64url'), CONTEXT),
      })),
    );
  }
}
