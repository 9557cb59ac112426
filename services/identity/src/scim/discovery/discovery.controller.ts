import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Authenticated, DomainError } from '@rollcall/service-defaults';
import { IdentityConfig } from '../../identity.config.js';
import { listResponse } from '../http/answer.js';
import { ScimApi } from '../http/scim-api.decorators.js';
import { notFound } from '../http/scim.error.js';
import { resourceTypeResources, schemaResources, serviceProviderConfig } from './discovery.rules.js';

/** What this service provider can do (RFC 7644 section 4). */
@ApiTags('SCIM')
@Authenticated()
@Controller('scim/v2')
export class DiscoveryController {
  private readonly base: string;

  constructor(config: IdentityConfig) {
    this.base = `${config.publicUrl.replace(/\/$/, '')}/scim/v2`;
  }

  @Get('ServiceProviderConfig')
  @ScimApi({ id: 'scimGetServiceProviderConfig', summary: 'SCIM: what is supported, and limits' })
  config(): object {
    return serviceProviderConfig(this.base);
  }

  @Get('ResourceTypes')
  @ScimApi({ id: 'scimListResourceTypes', summary: 'SCIM: kinds of resources' })
  resourceTypes(@Query() query: Record<string, unknown>): object {
    refuseFilter(query);
    return listResponse(resourceTypeResources(this.base));
  }

  @Get('ResourceTypes/:id')
  @ScimApi({ id: 'scimGetResourceType', summary: 'SCIM: one kind of resource' })
  resourceType(@Param('id') id: string): object {
    return byId(resourceTypeResources(this.base), id, 'resource type');
  }

  @Get('Schemas')
  @ScimApi({ id: 'scimListSchemas', summary: 'SCIM: schemas with their attributes' })
  schemas(@Query() query: Record<string, unknown>): object {
    refuseFilter(query);
    return listResponse(schemaResources(this.base));
  }

  @Get('Schemas/:id')
  @ScimApi({ id: 'scimGetSchema', summary: 'SCIM: one schema' })
  schema(@Param('id') id: string): object {
    return byId(schemaResources(this.base), id, 'schema');
  }
}

function byId(resources: readonly { id: string }[], id: string, what: string): object {
  const found = resources.find((resource) => resource.id.toLowerCase() === id.toLowerCase());
  if (!found) throw notFound(what);
  return found;
}

/** RFC 7644 section 4: these lists cannot be filtered. */
function refuseFilter(query: Record<string, unknown>): void {
  if (query['filter'] === undefined) return;
  throw new DomainError({ code: 'filter-not-allowed', kind: 'forbidden', message: 'This list cannot be filtered.' });
}
