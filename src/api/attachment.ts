const ascii = (name: string): string => name.replace(/[^\x20-\x7e]|["\\]/g, '_').slice(0, 200)

/** `content-disposition` for a file of any name (RFC 6266): the whole name, and one for programs that read ASCII only. */
export const attachment = (name: string): string =>
  `attachment; filename="${ascii(name)}"; filename*=UTF-8''${encodeURIComponent(name)}`
