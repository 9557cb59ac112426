import { afterAll, beforeAll, describe } from '@jest/globals';
import { findBrowser } from './browser.js';
import { mailSettingsJourneys } from './console/mail-settings-journeys.js';
import { profileJourneys } from './console/profile-journeys.js';
import { rightsJourneys } from './console/rights-journeys.js';
import { settingsPageJourneys } from './console/settings-page-journeys.js';
import { World } from './console/world.js';

const executable = findBrowser();
const journeys = executable ? describe : describe.skip;
if (!executable) console.warn('The console is not tested: no Chromium (CHROMIUM_BIN, /usr/bin/chromium, PATH).');

journeys('the settings of the console', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.begin(executable!);
  });
  afterAll(() => world?.end());

  mailSettingsJourneys(() => world);
  rightsJourneys(() => world);
  profileJourneys(() => world);
  settingsPageJourneys(() => world);
});
