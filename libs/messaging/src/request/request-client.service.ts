import { Injectable } from '@nestjs/common';
import { headers, type Msg } from '@nats-io/nats-core';
import { problemsOf, type ReplyOf, type RequestOf, type RequestType } from '@rollcall/contracts';
import { Broker } from '../broker/broker.service.js';
import { currentCorrelation, currentTraceparent } from '../envelope/correlation.js';
import { BrokerUnavailable, InvalidMessage, RequestFailed } from '../errors.js';
import { CORRELATION_HEADER, ERROR_CODE_HEADER, ERROR_HEADER, ERROR_KIND_HEADER, TRACE_HEADER } from './headers.js';

/** Asks another service something and waits for the answer (core NATS request/reply). */
@Injectable()
export class RequestClient {
  constructor(private readonly broker: Broker) {}

  /**
   * Throws `BrokerUnavailable` if nobody answered in time, `RequestFailed` with the code of the other side if it
   * answered with an error, `InvalidMessage` if question or answer do not match the contract.
   */
  async request<R extends RequestType>(
    type: R,
    data: RequestOf<R>,
    options: { timeoutMs?: number } = {},
  ): Promise<ReplyOf<R>> {
    const problems = problemsOf(type.request, data, 'strict');
    if (problems.length > 0) throw new InvalidMessage(type.name, problems);
    const reply = await this.ask(type, JSON.stringify(data), options.timeoutMs ?? 5_000);
    const code = reply.headers?.get(ERROR_CODE_HEADER);
    if (code)
      throw new RequestFailed(
        reply.headers?.get(ERROR_HEADER) ?? '',
        code,
        reply.headers?.get(ERROR_KIND_HEADER) ?? '',
      );
    const answer: unknown = reply.json();
    const wrong = problemsOf(type.reply, answer, 'tolerant');
    if (wrong.length > 0) throw new InvalidMessage(`The answer to ${type.name}`, wrong);
    return answer as ReplyOf<R>;
  }

  private async ask(type: RequestType, text: string, timeout: number): Promise<Msg> {
    const sent = headers();
    sent.set(CORRELATION_HEADER, currentCorrelation().correlationId);
    const traceparent = currentTraceparent();
    if (traceparent) sent.set(TRACE_HEADER, traceparent);
    try {
      return await this.broker.now().request(type.subject, text, { timeout, headers: sent });
    } catch (cause) {
      if (cause instanceof BrokerUnavailable) throw cause;
      throw new BrokerUnavailable(`${type.name} was not answered.`, { cause });
    }
  }
}
