import type { Api } from '../api/client.js';
import { versionedOf } from '../api/versioned.js';

export const ME_KEY = ['me'];
export const loadMe = (api: Api) => versionedOf(api.GET('/v1/me'));
