/** An address for the reader's mail program (RFC 6068); nothing in it is taken for a further header. */
export const mailto = (email: string): string => `mailto:${encodeURIComponent(email).replaceAll('%40', '@')}`
