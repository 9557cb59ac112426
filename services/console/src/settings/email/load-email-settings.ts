import type { Api } from '../../api/client.js';
import { versionedOf } from '../../api/versioned.js';

export const EMAIL_SETTINGS_KEY = ['settings', 'email'];
export const loadEmailSettings = (api: Api) => versionedOf(api.GET('/v1/settings/email'));
