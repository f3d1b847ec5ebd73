import type { Row } from './row.ts';

/** What a measurement needs to know. */
export interface Bench {
  readonly env: NodeJS.ProcessEnv;
  /** For what the measurement makes; removed at the end. */
  readonly directory: string;
  /** The command line of keyfence. */
  readonly cli: string;
  readonly runs: number;
  /** A repository of the user's, to be measured in place of one that is made. */
  readonly repo?: string;
}

/** Measures one thing and tells it in lines of the table. */
export type Measure = (bench: Bench) => Row[] | Promise<Row[]>;
