import fc from 'fast-check';

/** Properties without a seed of their own draw their cases by the seed of the run, which repeats them. */
fc.configureGlobal({ seed: Number(process.env['KEYFENCE_SEED']) });
