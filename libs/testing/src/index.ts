export { DELIVERABLE_ADDRESSES, UNDELIVERABLE_ADDRESSES } from './addresses.js';
export { aList, anId, aPerson, type ListOptions } from './builders.js';
export { eventually, type EventuallyOptions } from './eventually.js';
export { natsServerBinary, natsServerVersion, type NatsVersion } from './embedded/nats-binary.js';
export { type NatsOptions, type RunningNats, startNats } from './embedded/nats.js';
export { type PostgresOptions, type RunningPostgres, startPostgres } from './embedded/postgres.js';
export { guard } from './embedded/guard.js';
export { freePort, hasEnded, isAlive, stopProcess } from './embedded/processes.js';
export { type ReceivedMail } from './embedded/mail-store.js';
export { type RunningSmtpSink, type SmtpSinkOptions, startSmtpSink } from './embedded/smtp-sink.js';
export { openSessions, type OpenSession, sessionsLeftOpen } from './leaks.js';
export { settableClock, type SettableClock } from './settable-clock.js';
export { dropTestDatabases, type TestDatabase, testDatabase, type TestDatabaseOptions } from './test-database.js';
export { type TestNats, testNats } from './test-nats.js';
export { dockerAnswers, serverVariables, startTestServers, type TestServers } from './test-servers.js';
export { signTestToken, startTestIssuer, type TestIssuer, testIssuer, type TestTokenClaims } from './test-tokens.js';
export { selfSigned, type TestCertificate } from './smtp/self-signed.js';
export {
  type PeerMail,
  type SmtpAct,
  type SmtpPeer,
  type SmtpScript,
  type SmtpSession,
  type SmtpStage,
  startSmtpPeer,
} from './smtp/smtp-peer.js';
export { PostfixUnavailable, type RunningPostfix, startPostfix } from './smtp/postfix.js';
