import { writeFileSync } from 'node:fs';
import { problemCodesDocument } from './problem-codes.document.js';

writeFileSync(new URL('../../../../docs/problem-codes.md', import.meta.url), problemCodesDocument());
