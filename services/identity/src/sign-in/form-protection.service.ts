import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { IdentityConfig } from '../identity.config.js';
import { SecretBox } from './secret-box.js';

const COOKIE = 'rollcall_form';
const COOKIE_PATTERN = /(?:^|;\s*)rollcall_form=([\w-]{22})(?:;|$)/;

/**
 * Keeps forms from being sent from anywhere but our pages: the page has a hidden field that fits a cookie of the same
 * browser (signed double submit), and a browser that says the request comes from elsewhere is believed.
 * @see https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html
 */
@Injectable()
export class FormProtection {
  private readonly isSecure: boolean;

  constructor(
    private readonly box: SecretBox,
    config: IdentityConfig,
  ) {
    this.isSecure = new URL(config.publicUrl).protocol === 'https:';
  }

  /** Value of the hidden field for this browser, which gets a cookie unless it has one. */
  tokenFor(request: FastifyRequest, reply: FastifyReply): string {
    const known = cookieOf(request);
    if (known) return this.tokenOf(known);
    const fresh = randomBytes(16).toString('base64url');
    const attributes = `Path=/account; HttpOnly; SameSite=Lax${this.isSecure ? '; Secure' : ''}`;
    reply.header('set-cookie', `${COOKIE}=${fresh}; ${attributes}`);
    return this.tokenOf(fresh);
  }

  /** Whether a form was sent by one of our pages in the same browser. */
  isOurs(request: FastifyRequest, token: string): boolean {
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
    const cookie = cookieOf(request);
    if (!cookie) return false;
    const expected = Buffer.from(this.tokenOf(cookie));
    const given = Buffer.from(token);
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  private tokenOf(cookie: string): string {
    return this.box.mac('forms', cookie).toString('base64url');
  }
}

function cookieOf(request: FastifyRequest): string | undefined {
  return COOKIE_PATTERN.exec(request.headers.cookie ?? '')?.[1];
}
