export { setup as default } from './jest-servers.mjs';
