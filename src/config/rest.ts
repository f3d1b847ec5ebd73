/** In a list of the configuration: the values that would be used without the list. */
export const REST = '...';
