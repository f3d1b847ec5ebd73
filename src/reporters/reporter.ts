import type { WebLinks } from '../ci/web-links.ts';
import type { Report } from '../report/report.ts';

/** What a reporter may know beside the report. */
export interface ReportContext {
  readonly exitCode: 0 | 1 | 2;
  readonly color: boolean;
  /** Columns that lines may have; 80 when it is left out. */
  readonly width?: number;
  /** Whether text can be a link. */
  readonly hasLinks?: boolean;
  /** The reader's current directory, from the top of the repository: paths for people start there. */
  readonly directory?: string;
  /** Where people look at the repository in a browser, if that is known. */
  readonly web?: WebLinks | undefined;
  /** When the scan began and when it ended. */
  readonly started: Date;
  readonly ended: Date;
}

/** Turns a report into text that ends with a line break. */
export type Reporter = (report: Report, context: ReportContext) => string;
