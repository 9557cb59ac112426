import { afterAll, beforeAll, describe } from '@jest/globals';
import { findBrowser } from './browser.js';
import { pageJourneys } from './console/page-journeys.js';
import { peopleJourneys } from './console/people-journeys.js';
import { wizardJourneys } from './console/wizard-journeys.js';
import { World } from './console/world.js';

const executable = findBrowser();
const journeys = executable ? describe : describe.skip;
if (!executable) console.warn('The console is not tested: no Chromium (CHROMIUM_BIN, /usr/bin/chromium, PATH).');

journeys('the console', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.begin(executable!);
  });
  afterAll(() => world?.end());

  wizardJourneys(() => world);
  peopleJourneys(() => world);
  pageJourneys(() => world);
});
