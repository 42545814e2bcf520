const numerals = [
  'No',
  'One',
  'Two',
  'Three',
  'Four',
  'Five',
  'Six',
  'Seven',
  'Eight',
  'Nine',
  'Ten',
  'Eleven',
  'Twelve',
  'Thirteen',
  'Fourteen',
  'Fifteen',
  'Sixteen',
  'Seventeen',
  'Eighteen',
  'Nineteen',
  'Twenty',
]

/** A count as the first word of a sentence: in letters up to twenty, in figures with commas beyond. */
export const spelled = (count: number): string => numerals[count] ?? count.toLocaleString('en-GB')
