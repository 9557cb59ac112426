import { applyDecorators } from '@nestjs/common';
import { ApiAcceptedResponse, ApiHeader, ApiResponse } from '@nestjs/swagger';
import { ImportView } from './import-job.view.js';

const PROBLEM = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };

/** Documents an answer of 409 with the codes that it may have. */
export function ApiConflict(...codes: string[]): MethodDecorator {
  const description = `The import is not in a state for it: ${codes.map((code) => `\`${code}\``).join(', ')}.`;
  return ApiResponse({ status: 409, description, content: PROBLEM });
}

/** Documents answers that are errors, by status, with what they mean. */
export function ApiProblems(meanings: Readonly<Record<number, string>>): MethodDecorator {
  const answers = Object.entries(meanings).map(([status, description]) =>
    ApiResponse({ status: Number(status), description, content: PROBLEM }),
  );
  return applyDecorators(...answers);
}

/** Documents a step of an import: it answers with the import, is started once per key, and is refused at the wrong moment. */
export function ApiStep(...conflicts: string[]): MethodDecorator {
  return applyDecorators(
    ApiAcceptedResponse({ type: ImportView, description: 'It is done, or under way.' }),
    ApiConflict('wrong-status', ...conflicts, 'idempotency-key-in-use'),
    ApiProblems({ 422: 'The Idempotency-Key was used with another request.' }),
  );
}

/** Documents a text that is downloaded. */
export function ApiTextDownload(mediaType: string, description: string, example?: string): MethodDecorator {
  const schema = { type: 'string' as const };
  return applyDecorators(
    ApiHeader({ name: 'Accept-Language', required: false, description: 'Language of the texts: nl, en, de or fr.' }),
    ApiResponse({
      status: 200,
      description,
      content: { [mediaType]: { schema, ...(example === undefined ? {} : { example }) } },
    }),
  );
}
