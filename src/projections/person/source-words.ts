interface Source {
  readonly kind: string
  readonly family: string
  readonly act_kind: string
  readonly container: string | null
}

const families: Readonly<Record<string, string>> = {
  mail: 'Signature in an email',
  row: 'Spreadsheet',
  file: 'CV',
  contact: 'Address book',
}

/** Where a value comes from, in words for a person. */
export function sourceWords({ kind, family, act_kind, container }: Source): string {
  if (act_kind === 'typed' || kind === 'value.set') return 'Typed'
  const words = family.startsWith('linkedin.') ? 'LinkedIn archive' : (families[family] ?? 'Import')
  return container ? `${words}, ${container}` : words
}
