import { Inject, Module } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { DispatchModule } from '../dispatch/dispatch.module.js';
import { BounceController } from './bounce.controller.js';
import { BounceService } from './bounce.service.js';
import { keepRawBodies } from './raw-body.hook.js';

/** Mail that comes back, and readers who complain. */
@Module({ imports: [DispatchModule], controllers: [BounceController], providers: [BounceService] })
export class BounceModule {
  // As early as this: a hook holds for the routes that are added after it.
  constructor(@Inject(HttpAdapterHost) { httpAdapter }: HttpAdapterHost) {
    keepRawBodies(httpAdapter.getInstance<FastifyInstance>());
  }
}
