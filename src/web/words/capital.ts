/** "advertising" as a label begins with it: "Advertising". */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
