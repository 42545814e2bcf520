const words: Readonly<Record<string, string>> = {
  permanent: 'Permanent',
  contract: 'Contract, interim',
  executive: 'Executive search',
}
export const workWords = (work: string): string => words[work] ?? work
