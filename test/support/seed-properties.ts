import fc from 'fast-check';
import { IS_LONG } from './share.ts';

/** Of a property that does not say it, as each run takes others. */
const CASES = IS_LONG ? 100 : 40;

/** Properties without a seed of their own draw their cases by the seed of the run, which repeats them. */
fc.configureGlobal({ seed: Number(process.env['KEYFENCE_SEED']), numRuns: CASES });
