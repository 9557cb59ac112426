import { ImportJobs } from './0001-import-jobs.js';
import { EditedCells } from './0002-edited-cells.js';
import { UndoPreviews } from './0003-undo-previews.js';
import { Privacy } from './0004-privacy.js';

/** In the order in which they run. */
export const migrations = [ImportJobs, EditedCells, UndoPreviews, Privacy];
