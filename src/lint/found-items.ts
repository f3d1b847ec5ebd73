import type { BaselineFilter } from '../filters/baseline.ts';
import type { Filtered, Suppressed } from '../filters/filter.ts';
import { MOST_IN_REPORT } from '../finding/select-shown.ts';
import { capFound, capSuppressed } from '../report/cap-findings.ts';
import { addMore, type MoreFindings } from '../report/more-findings.ts';
import type { Report } from '../report/report.ts';
import type { FileFinding } from '../sources/source.ts';

/** What a finding is in, as `FileFinding` names it. */
export type FoundIn = Omit<FileFinding, 'finding'>;

/** What was found in the items of a source so far. */
export class FoundItems {
  readonly kept: FileFinding[] = [];
  readonly suppressed: (FileFinding & Suppressed)[] = [];
  readonly #accepted: BaselineFilter;
  readonly #isCapped: boolean;
  readonly #more: MoreFindings[] = [];
  readonly #moreSuppressed: MoreFindings[] = [];

  /**
   * @param accepted what the repository has accepted
   * @param isCapped whether what is not reported in full is counted at once, so that it takes no memory
   */
  constructor(accepted: BaselineFilter, isCapped: boolean) {
    this.#accepted = accepted;
    this.#isCapped = isCapped;
  }

  /** How the findings of one item are added, all at once or in parts. */
  startItem(from: FoundIn): (found: Filtered) => void {
    const [first, firstSuppressed] = [this.kept.length, this.suppressed.length];
    return (found) => {
      const { kept, suppressed } = this.#accepted.apply(found);
      // One by one: there may be more than a call takes arguments.
      for (const finding of kept) this.kept.push({ finding, ...from });
      for (const item of suppressed) this.suppressed.push({ ...item, ...from });
      if (this.#isCapped) this.#cap(first, firstSuppressed);
    };
  }

  /** What is only counted, as a report has it. */
  get more(): Pick<Report, 'more' | 'moreSuppressed'> {
    return {
      ...(this.#more.length > 0 && { more: addMore(this.#more) }),
      ...(this.#moreSuppressed.length > 0 && { moreSuppressed: addMore(this.#moreSuppressed) }),
    };
  }

  /** Counts what is too much from those places on: the findings of an item. */
  #cap(first: number, firstSuppressed: number): void {
    const found = capFound(this.kept.splice(first), MOST_IN_REPORT - first);
    for (const item of found.shown) this.kept.push(item);
    const allowed = capSuppressed(
      this.suppressed.splice(firstSuppressed),
      MOST_IN_REPORT - firstSuppressed,
    );
    for (const item of allowed.shown) this.suppressed.push(item);
    this.#more.push(...found.more);
    this.#moreSuppressed.push(...allowed.more);
  }
}
