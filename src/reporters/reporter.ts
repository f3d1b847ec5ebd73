import type { WebLinks } from '../ci/web-links.ts';
import type { Report } from '../report/report.ts';

/** The context of a report. */
export interface ReportContext {
  readonly exitCode: 0 | 1 | 2;
  readonly color: boolean;
  /** Columns of a line; 80 by default. */
  readonly width?: number;
  /** Whether text can be a link. */
  readonly hasLinks?: boolean;
  /** The reader's current directory, from the top of the repository: paths for people are relative to it. */
  readonly directory?: string;
  /** The web page of the repository, if known. */
  readonly web?: WebLinks | undefined;
  /** When the scan began and ended. */
  readonly started: Date;
  readonly ended: Date;
}

/** Turns a report into text that ends with a line break. */
export type Reporter = (report: Report, context: ReportContext) => string;
