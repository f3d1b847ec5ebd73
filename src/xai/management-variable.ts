/** The variable that the management key is read from, as in xAI's own SDK. */
export const MANAGEMENT_VARIABLE = 'XAI_MANAGEMENT_KEY';
