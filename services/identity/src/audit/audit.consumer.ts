import { Injectable } from '@nestjs/common';
import {
  ImportApplied,
  ImportCancelled,
  ImportFailed,
  ImportPlanned,
  ImportUndone,
  type DataOf,
} from '@rollcall/contracts';
import { MessageConsumer, OnEvent, type MessageContext } from '@rollcall/messaging';
import type { AuditAction } from './audit-entry.js';
import { recordAudit } from './record-audit.sql.js';

interface Job {
  readonly importId: string;
  readonly kind: string;
  readonly createdBy: string;
  readonly by?: { readonly id: string; readonly type: 'user' | 'api-client' };
}

/** Writes down what imports did, as the import service tells it. */
@MessageConsumer({ durable: 'identity-audit' })
@Injectable()
export class AuditConsumer {
  @OnEvent(ImportPlanned)
  async onPlanned(data: DataOf<typeof ImportPlanned>, context: MessageContext): Promise<void> {
    await record('import.planned', data, context);
  }

  @OnEvent(ImportApplied)
  async onApplied(data: DataOf<typeof ImportApplied>, context: MessageContext): Promise<void> {
    await record('import.applied', data, context);
  }

  @OnEvent(ImportUndone)
  async onUndone(data: DataOf<typeof ImportUndone>, context: MessageContext): Promise<void> {
    await record('import.undone', data, context);
  }

  @OnEvent(ImportFailed)
  async onFailed(data: DataOf<typeof ImportFailed>, context: MessageContext): Promise<void> {
    await record('import.failed', data, context);
  }

  @OnEvent(ImportCancelled)
  async onCancelled(data: DataOf<typeof ImportCancelled>, context: MessageContext): Promise<void> {
    await record('import.cancelled', data, context);
  }
}

/** The actor is whoever planned, applied, undid or cancelled it; who handed the list over is among the details. */
async function record(action: AuditAction, data: Job, { tx, organizationId }: MessageContext): Promise<void> {
  const { importId, by, ...details } = data;
  const actor = by ?? creatorOf(data);
  await recordAudit(tx, organizationId, [{ action, actor, subject: { type: 'import', id: importId }, details }]);
}

/** Events of an earlier version name only who made the import: a person by id, anybody else is an API client. */
function creatorOf({ createdBy }: Job) {
  const isPerson = /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(createdBy);
  return { type: isPerson ? ('user' as const) : ('api-client' as const), id: createdBy };
}
