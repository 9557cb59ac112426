import type { INestApplication } from '@nestjs/common';
import { routesOf } from './routes.js';

/**
 * Refuses an application in which a route does not say who may call it.
 *
 * @throws Error naming the routes
 */
export function checkAccessDeclarations(app: INestApplication): void {
  const silent = routesOf(app).filter(({ access }) => access === undefined);
  if (silent.length === 0) return;
  throw new Error(
    `These routes do not say who may call them: ${silent.map(({ controller, method }) => `${controller}.${method}`).join(', ')}. ` +
      'Add @RequirePermissions(…), @RequireAnyPermission(…), @Authenticated() or @Public().',
  );
}
