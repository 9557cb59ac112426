import { Controller, Get, Param, ParseUUIDPipe, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Authenticated, CurrentCaller, RequireAnyPermission, type Caller } from '@rollcall/service-defaults';
import type { FastifyReply } from 'fastify';
import { CompactSign, type JWK } from 'jose';
import { requireKind } from '../import-job/import-job.access.js';
import { ImportJobStore } from '../import-job/import-job.store.js';
import { ImportQueryService } from '../import-job/import-query.service.js';
import { ReceiptKeys } from './receipt-key.service.js';
import { receiptOf, type Receipt } from './receipt.js';
import { ReceiptKeysView, ReceiptView } from './receipt.view.js';

@ApiTags('Imports')
@ApiBearerAuth()
@Controller('v1')
export class ReceiptController {
  constructor(
    private readonly store: ImportJobStore,
    private readonly queries: ImportQueryService,
    private readonly keys: ReceiptKeys,
  ) {}

  @ApiOperation({
    operationId: 'downloadImportReceipt',
    summary: 'What was done, by whom, with which list; signed (`jws`, RFC 7515, Ed25519), so that it can be proved.',
  })
  @ApiOkResponse({ type: ReceiptView })
  @RequireAnyPermission('staff:import', 'contacts:import')
  @Get('imports/:id/receipt')
  async receipt(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Receipt & { jws: string }> {
    const job = await this.store.get({ organizationId: caller.organizationId, id });
    requireKind(caller, job.kind);
    const { result } = await this.queries.view(job, 'en');
    const receipt = receiptOf(job, result);
    const key = await this.keys.signingKey();
    const jws = await new CompactSign(new TextEncoder().encode(JSON.stringify(receipt)))
      .setProtectedHeader({ alg: 'EdDSA', kid: key.id, typ: 'rollcall-receipt+json' })
      .sign(key.privateKey);
    void reply.header('content-disposition', `attachment; filename="receipt-${job.id}.json"`);
    return { ...receipt, jws };
  }

  @ApiOperation({ operationId: 'listReceiptKeys', summary: 'The keys that receipts are verified with, as a JWK set.' })
  @ApiOkResponse({ type: ReceiptKeysView })
  @Authenticated()
  @Get('import-receipt-keys')
  async publishedKeys(): Promise<{ keys: JWK[] }> {
    return this.keys.published();
  }
}
