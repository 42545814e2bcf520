/** What stands before and after a name and is none: folded, without dots. */
const titles = new Set(
  (
    'mr mrs ms miss mx dr prof professor sir dame lord lady baronet bt herr frau dott ing dipl rev hon mag ' +
    'jr sr ii iii iv phd md mba msc bsc esq cpa dds rn pmp'
  ).split(' '),
)
const ordinal = /^\d+(st|nd|rd|th)$/

export const isTitle = (word: string): boolean => titles.has(word) || ordinal.test(word)
