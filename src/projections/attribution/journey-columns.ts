/** What a column of a journey table may be. */
const journeyFields = ['path', 'conversions', 'null', 'value', 'days', 'keys'] as const
type JourneyField = (typeof journeyFields)[number]

/** Column numbers of the fields that were found, and the names of the columns that mean nothing here. */
export interface JourneyColumns {
  readonly at: Readonly<Partial<Record<JourneyField, number>>>
  readonly unused: readonly string[]
  /** Columns in the header. */
  readonly width: number
}

/** Names as other tools write them (ChannelAttribution, pychattr, analytics exports), without case and punctuation. */
const names: Readonly<Record<JourneyField, readonly string[]>> = {
  path: [
    'path',
    'paths',
    'journey',
    'journeys',
    'channelpath',
    'conversionpath',
    'touchpoints',
    'touches',
    'steps',
    'channels',
  ],
  conversions: [
    'conversions',
    'totalconversions',
    'conversion',
    'conv',
    'convs',
    'converted',
    'varconv',
    'hires',
    'hired',
    'placements',
  ],
  null: ['null', 'totalnull', 'nulls', 'varnull', 'nullconversions', 'convnull', 'totalnulls', 'notconverted'],
  value: [
    'value',
    'totalconversionvalue',
    'conversionvalue',
    'convvalue',
    'varvalue',
    'totalvalue',
    'values',
    'revenue',
    'fee',
    'fees',
  ],
  days: ['days', 'daysbefore', 'daysbeforeconversion', 'daystoconversion'],
  keys: ['keys', 'key', 'keytouches', 'keypositions', 'keysteps'],
}

/** Tried in this order on names not listed above: `conversion_path_type` is about a path before it is about conversions. */
const hints: readonly (readonly [JourneyField, RegExp])[] = [
  ['days', /days/],
  ['keys', /key/],
  ['value', /value|revenue/],
  ['null', /null|(not|non|no|un)conver/],
  ['path', /path|journey|touch/],
  ['conversions', /conver/],
]

/** Recognises the columns of a header: a known name first, else a word in the name; the first column of several. */
export function journeyColumns(header: readonly string[]): JourneyColumns {
  const plain = header.map(name => name.toLowerCase().replace(/[^a-z0-9]/g, ''))
  const at: Partial<Record<JourneyField, number>> = {}
  const taken = new Set<number>()
  const take = (field: JourneyField, column: number): void => {
    if (column < 0 || at[field] !== undefined) return
    at[field] = column
    taken.add(column)
  }
  for (const field of journeyFields) {
    for (const name of names[field]) take(field, plain.indexOf(name))
  }
  for (const [column, name] of plain.entries()) {
    const hint = taken.has(column) ? undefined : hints.find(([, word]) => word.test(name))
    if (hint) take(hint[0], column)
  }
  return { at, unused: header.filter((_, column) => !taken.has(column)), width: header.length }
}
