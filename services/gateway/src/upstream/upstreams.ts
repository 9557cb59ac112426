import type { GatewayConfig } from '../gateway.config.js';
import type { Upstream } from '../routing/routes.rules.js';

/** Where each service answers. */
export function upstreamsOf(config: GatewayConfig): Record<Upstream, string> {
  return { identity: config.identityUrl, import: config.importUrl, notification: config.notificationUrl };
}
