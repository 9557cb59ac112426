import type { INestApplication } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/internal';
import { MetadataScanner, type NestContainer } from '@nestjs/core';
import { ACCESS, type Access } from './access.decorators.js';

/** A handler of a controller, as found without instantiating anything. */
export interface Route {
  readonly controller: string;
  readonly method: string;
  readonly handler: object;
  readonly access: Access | undefined;
}

/** Every route handler of an application; works in preview mode, where controllers have no instances. */
export function routesOf(app: INestApplication): Route[] {
  // Nest's own document scanner reaches the container in the same way; there is no public one.
  const { container } = app as unknown as { container: NestContainer };
  const scanner = new MetadataScanner();
  const controllers = [...container.getModules().values()].flatMap((module) => [...module.controllers.values()]);
  return controllers.flatMap(({ metatype }) => {
    if (typeof metatype !== 'function') return [];
    const prototype = metatype.prototype as Record<string, unknown>;
    return scanner.getAllMethodNames(prototype).flatMap((method) => {
      const handler = prototype[method];
      if (typeof handler !== 'function' || Reflect.getMetadata(PATH_METADATA, handler) === undefined) return [];
      const access = (Reflect.getMetadata(ACCESS, handler) ?? Reflect.getMetadata(ACCESS, metatype)) as
        Access | undefined;
      return [{ controller: metatype.name, method, handler, access }];
    });
  });
}
