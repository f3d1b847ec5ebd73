/**
 * By version of V8, what makes it optimise a function only after it ran about ten times longer than is the default.
 * A scan takes a second, in which most of what it compiles never pays: it takes 25 % less CPU time with 11.3 (Node
 * 20), in histories of many seconds too, and 10 % with 12.4 (Node 22). Later versions have a compiler between the
 * two, and gain nothing.
 * @see https://v8.dev/blog/maglev
 */
const FLAGS: Readonly<Record<string, string>> = {
  '11.3': '--interrupt-budget=1000000',
  '12.4': '--invocation-count-for-turbofan=10000',
};

/**
 * For what scans more than a few files; loading this part of Node takes longer than they do.
 * @param version of V8; one that is not known is left alone, since it would complain about an unknown flag
 */
export function optimiseLater(version: string = process.versions.v8): void {
  const flag = FLAGS[version.split('.', 2).join('.')];
  if (flag !== undefined) process.getBuiltinModule('node:v8').setFlagsFromString(flag);
}
