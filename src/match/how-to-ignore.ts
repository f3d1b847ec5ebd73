/** The remedy for a file that cannot be scanned completely. */
export const HOW_TO_IGNORE = 'add it to "ignore" in the configuration to let it pass';
