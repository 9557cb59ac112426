import { EmailLog } from './0001-email-log.js';
import { SuppressionsSettings } from './0002-suppressions-settings.js';
import { OwnTemplates } from './0003-own-templates.js';
import { Pacing } from './0004-pacing.js';
import { Privacy } from './0005-privacy.js';
import { StopNotices } from './0006-stop-notices.js';

/** In the order in which they run. */
export const migrations = [EmailLog, SuppressionsSettings, OwnTemplates, Pacing, Privacy, StopNotices];
