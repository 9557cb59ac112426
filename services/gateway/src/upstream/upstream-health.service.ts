import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HealthService } from '@rollcall/service-defaults';
import { GatewayConfig } from '../gateway.config.js';
import { upstreamsOf } from './upstreams.js';

/** Makes `/health/ready` of the gateway the health of the whole. */
@Injectable()
export class UpstreamHealth implements OnApplicationBootstrap {
  constructor(
    @Inject(GatewayConfig) private readonly config: GatewayConfig,
    @Inject(HealthService) private readonly health: HealthService,
  ) {}

  onApplicationBootstrap(): void {
    for (const [service, url] of Object.entries(upstreamsOf(this.config)))
      this.health.register(service, async () => {
        const response = await fetch(new URL('/health/ready', url), { signal: AbortSignal.timeout(1_500) });
        if (!response.ok) throw new Error(`${service} answers ${response.status}`);
      });
  }
}
