import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { IdentityConfig } from '../identity.config.js';
import { SecretBox } from './secret-box.js';

/**
 * Keeps forms from being sent from anywhere but our pages: the page has a hidden field that fits a cookie of the same
 * browser (signed double submit), and a browser that says the request comes from elsewhere is believed.
 * @see https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html
 */
@Injectable()
export class FormProtection {
  private readonly isSecure: boolean;
  private readonly cookieName: string;
  private readonly pattern: RegExp;

  constructor(
    private readonly box: SecretBox,
    config: IdentityConfig,
  ) {
    this.isSecure = new URL(config.publicUrl).protocol === 'https:';
    // The prefix makes browsers refuse the cookie from neighbours under the same domain.
    this.cookieName = this.isSecure ? '__Host-rollcall_form' : 'rollcall_form';
    this.pattern = new RegExp(`(?:^|;\\s*)${this.cookieName}=([\\w-]{22})(?:;|$)`);
  }

  /** Value of the hidden field for this browser, which gets a cookie unless it has one. */
  tokenFor(request: FastifyRequest, reply: FastifyReply): string {
    const known = this.cookieOf(request);
    if (known) return this.tokenOf(known);
    const fresh = randomBytes(16).toString('base64url');
    const attributes = `Path=/; HttpOnly; SameSite=Lax${this.isSecure ? '; Secure' : ''}`;
    reply.header('set-cookie', `${this.cookieName}=${fresh}; ${attributes}`);
    return this.tokenOf(fresh);
  }

  /** Whether a form was sent by one of our pages in the same browser. */
  isOurs(request: FastifyRequest, token: string): boolean {
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
    const cookie = this.cookieOf(request);
    if (!cookie) return false;
    const expected = Buffer.from(this.tokenOf(cookie));
    const given = Buffer.from(token);
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  private cookieOf(request: FastifyRequest): string | undefined {
    return this.pattern.exec(request.headers.cookie ?? '')?.[1];
  }

  private tokenOf(cookie: string): string {
    return this.box.mac('forms', cookie).toString('base64url');
  }
}
