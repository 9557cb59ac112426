import type { Projection } from './project.rules.js';
import type { Actor } from '../../person/actor.js';
import type { ListQuery } from './list-query.rules.js';

/** A resource as it is sent: with `id`, `schemas` and `meta`. */
export interface Resource {
  readonly schemas: readonly string[];
  readonly id: string;
  readonly meta: { readonly version: string; readonly location: string; readonly [about: string]: string };
  readonly [attribute: string]: unknown;
}

export interface Page {
  readonly totalResults: number;
  readonly resources: readonly Resource[];
}

/** What can be done with a kind of resource, one at a time and by Bulk. */
export interface Resources {
  list(caller: Actor, query: ListQuery): Promise<Page>;
  get(caller: Actor, id: string, projection?: Projection): Promise<Resource>;
  create(caller: Actor, body: unknown): Promise<Resource>;
  replace(caller: Actor, id: string, body: unknown, ifMatch?: string): Promise<Resource>;
  patch(caller: Actor, id: string, body: unknown, ifMatch?: string): Promise<Resource>;
  delete(caller: Actor, id: string, ifMatch?: string): Promise<void>;
}
