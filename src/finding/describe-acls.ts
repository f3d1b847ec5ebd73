const SHOWN = 3;
const WILDCARD = '*';

/** The permissions of a key, in a few words: `any model, endpoint chat`. */
export function describeAcls(acls: readonly string[]): string {
  if (acls.length === 0) return 'no permissions';
  const words = acls.map((acl) => {
    const [kind = '', ...rest] = acl.replace(/^api-key:/, '').split(':');
    const what = rest.join(':');
    return what === WILDCARD ? `any ${kind}` : [kind, what].filter(Boolean).join(' ');
  });
  const more = words.length - SHOWN;
  return [...words.slice(0, SHOWN), ...(more > 0 ? [`${String(more)} more permissions`] : [])].join(
    ', ',
  );
}

/** Whether any of them includes everything of its kind. */
export function hasWildcard(acls: readonly string[]): boolean {
  return acls.some((acl) => acl.split(':').includes(WILDCARD));
}
