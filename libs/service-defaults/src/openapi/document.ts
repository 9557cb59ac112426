import type { INestApplication, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { finishDocument } from './finish-document.js';
import { operationIdOf } from './operation-id.js';

export interface DocumentOptions {
  readonly name: string;
  readonly title: string;
  readonly description?: string;
}

/** OpenAPI 3.1 document of a running or previewed application. */
export function documentOf(app: INestApplication, options: DocumentOptions): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(options.title)
    .setDescription(options.description ?? `${options.title} of Rollcall.`)
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addServer('/')
    .addOAuth2(
      {
        type: 'oauth2',
        description: 'Access token of the OpenID Provider, sent as `Authorization: Bearer …`.',
        flows: {
          clientCredentials: { tokenUrl: '/oidc/token', scopes: {} },
          authorizationCode: { authorizationUrl: '/oidc/auth', tokenUrl: '/oidc/token', scopes: {} },
        },
      },
      'accessToken',
    )
    .build();
  const document = SwaggerModule.createDocument(app, config, { operationIdFactory: operationIdOf });
  return finishDocument(document, app);
}

/** The document of a module without starting anything: no database, no broker, no configuration. */
export async function openApiDocumentOf(module: Type<unknown>, options: DocumentOptions): Promise<OpenAPIObject> {
  const app = await NestFactory.create(module, new FastifyAdapter(), {
    preview: true,
    logger: false,
    abortOnError: false,
  });
  return documentOf(app, options);
}
