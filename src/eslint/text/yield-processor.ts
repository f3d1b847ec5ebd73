import type { Linter } from 'eslint';
import { PROGRAM_LANGUAGE, programPlugin } from './program-language.ts';

/** A configuration that names files and a processor for them. */
interface Yielding {
  readonly name: string;
  readonly files: string[];
  readonly ignores: string[];
  readonly processor: Linter.Processor;
}

/**
 * A configuration whose processor counts only where none before it has set one. Otherwise the last one
 * counts, and ESLint tells a configuration nothing of the others. But merging two, it asks the later one
 * whether it has a key only where the earlier one has not: https://github.com/eslint/rewrite/blob/main/packages/object-schema/src/object-schema.js
 *
 * A copy, as `extends` makes it, is asked nothing. So it gets a language in place of the processor, in which
 * a file that no parser was chosen for is a text.
 */
export function yieldProcessor(config: Yielding): Linter.Config {
  // A key that is copied is asked for as soon as it is described; who lists the keys describes all of them first.
  // https://tc39.es/ecma262/#sec-copydataproperties
  const ofCopies = { plugins: { 'keyfence-programs': programPlugin }, language: PROGRAM_LANGUAGE };
  const own: Yielding & typeof ofCopies = {
    name: config.name,
    files: config.files,
    ignores: config.ignores,
    ...ofCopies,
    processor: config.processor,
  };
  let last = '';
  const isCopied = (): boolean => last.startsWith('get ');
  let isCopy = false;
  return new Proxy(own, {
    ownKeys(target) {
      isCopy = false;
      last = 'keys';
      return Reflect.ownKeys(target);
    },
    getOwnPropertyDescriptor(target, key) {
      isCopy = isCopied();
      last = `describe ${String(key)}`;
      const isHidden = isCopy ? key === 'processor' : Object.hasOwn(ofCopies, key);
      return isHidden ? undefined : Reflect.getOwnPropertyDescriptor(target, key);
    },
    has(target, key) {
      last = `has ${String(key)}`;
      return !Object.hasOwn(ofCopies, key) && Reflect.has(target, key);
    },
    get(target, key): unknown {
      const before = last;
      last = `get ${String(key)}`;
      if (Object.hasOwn(ofCopies, key)) return isCopy ? Reflect.get(target, key) : undefined;
      if (key !== 'processor') return Reflect.get(target, key);
      // Asked whether it is there, or validated key by key.
      return before === 'has processor' || before === 'get ignores' ? target.processor : undefined;
    },
  });
}
