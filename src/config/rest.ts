/** In a list of the configuration: what would be there without the list. */
export const REST = '...';
