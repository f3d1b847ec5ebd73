/** What every xAI key begins with, management keys too. */
export const XAI_PREFIX = 'xai-';
