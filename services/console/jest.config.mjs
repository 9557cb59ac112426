import { preset } from '../../jest.preset.mjs';

/** Pure parts only; pages are tested in a browser by the journeys of `e2e`. */
export default preset(import.meta.dirname);
