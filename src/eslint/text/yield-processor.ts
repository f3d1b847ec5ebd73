import type { Linter } from 'eslint';
import { PROGRAM_LANGUAGE, programPlugin } from './program-language.ts';

/** A configuration with files and a processor for them. */
interface Yielding {
  readonly name: string;
  readonly files: string[];
  readonly ignores: string[];
  readonly processor: Linter.Processor;
}

/**
 * A configuration whose processor applies only if no configuration before it has one. Normally the last one
 * applies. But when ESLint merges two configurations, it checks whether the later one has a key only if the
 * earlier one does not have it:
 * https://github.com/eslint/rewrite/blob/main/packages/object-schema/src/object-schema.js
 *
 * A copy, which `extends` makes, cannot observe that. So it gets a language in place of the processor, in
 * which a file without a configured parser is read as text.
 */
export function yieldProcessor(config: Yielding): Linter.Config {
  // Copying gets each property right after its descriptor; listing the keys gets all descriptors first.
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
      // Read after a check whether the key exists, or while each key is validated.
      return before === 'has processor' || before === 'get ignores' ? target.processor : undefined;
    },
  });
}
