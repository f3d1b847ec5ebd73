import type { ReportedError } from './report.ts';

/** `lib/a.zip is damaged: …` */
export function describeErrorOf({ path, message }: ReportedError): string {
  return path === '' ? message : `${path} ${message}`;
}
