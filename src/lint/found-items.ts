import type { BaselineFilter } from '../filters/baseline.ts';
import type { Filtered, Suppressed } from '../filters/filter.ts';
import { MOST_IN_REPORT } from '../finding/select-shown.ts';
import { capFound, capSuppressed } from '../report/cap-findings.ts';
import { addMore, type MoreFindings } from '../report/more-findings.ts';
import type { Report } from '../report/report.ts';
import type { FileFinding } from '../sources/source.ts';

/** The item that a finding is in. */
export type FoundIn = Omit<FileFinding, 'finding'>;

/** Collects the findings in the items of a source. */
export class FoundItems {
  readonly kept: FileFinding[] = [];
  readonly suppressed: (FileFinding & Suppressed)[] = [];
  readonly #accepted: BaselineFilter;
  readonly #isCapped: boolean;
  readonly #more: MoreFindings[] = [];
  readonly #moreSuppressed: MoreFindings[] = [];

  /**
   * @param accepted findings that the repository has accepted
   * @param isCapped whether findings beyond the limit of a report are counted at once, which saves memory
   */
  constructor(accepted: BaselineFilter, isCapped: boolean) {
    this.#accepted = accepted;
    this.#isCapped = isCapped;
  }

  /** @returns a function that adds findings of this item, which may be called several times */
  startItem(from: FoundIn): (found: Filtered) => void {
    const [first, firstSuppressed] = [this.kept.length, this.suppressed.length];
    return (found) => {
      const { kept, suppressed } = this.#accepted.apply(found);
      // In a loop, because a call cannot take as many arguments as there may be findings.
      for (const finding of kept) this.kept.push({ finding, ...from });
      for (const item of suppressed) this.suppressed.push({ ...item, ...from });
      if (this.#isCapped) this.#cap(first, firstSuppressed);
    };
  }

  /** The findings that were only counted. */
  get more(): Pick<Report, 'more' | 'moreSuppressed'> {
    return {
      ...(this.#more.length > 0 && { more: addMore(this.#more) }),
      ...(this.#moreSuppressed.length > 0 && { moreSuppressed: addMore(this.#moreSuppressed) }),
    };
  }

  /** Counts the findings of an item beyond the limit. @param first index of the item's first finding */
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
