import { problemsOf } from '@rollcall/contracts';
import { InvalidMessage } from '../errors.js';
import type { Middleware } from './delivery.js';

/** Only data that matches its contract reaches a handler; fields that a newer sender added are let through. */
export const validation: Middleware = async (delivery, next) => {
  const { type } = delivery.handler;
  for (const { envelope } of delivery.messages) {
    const problems = problemsOf(type.data, envelope.data, 'tolerant');
    if (problems.length > 0) throw new InvalidMessage(type.name, problems);
  }
  return next(delivery);
};
