import type { Draft, Unread } from '#src/domain/draft.ts'
import { folderOf } from '../intake/path.ts'
import { unreadable } from '../intake/unreadable.ts'
import type { Connector, Group, ReadContext, SourceFile, Survey } from '../source.ts'
import { headText } from '../text.ts'
import { type Card, cardsOf } from './card.ts'
import { jcardsOf } from './jcard.ts'
import { Offers, offeredShape } from './offered.ts'
import { draftsOf, whyNobody } from './person.ts'

const isJcard = (file: SourceFile): boolean =>
  /^\s*(?:\[\s*)?\[\s*"vcard"\s*,\s*\[/i.test(headText(file.head).slice(0, 2000))
const isVcard = (file: SourceFile): boolean => /^\s*begin\s*:\s*vcard\s*$/im.test(headText(file.head).slice(0, 4000))

const cards = (file: SourceFile): AsyncGenerator<Card> => (isJcard(file) ? jcardsOf(file) : cardsOf(file))

/** Files of one folder are one address book: many programs write a file a card. */
function groupsOf(files: readonly SourceFile[]): Group[] {
  const folders = new Map<string, SourceFile[]>()
  for (const file of files) {
    if (!isVcard(file) && !isJcard(file)) continue
    const folder = folderOf(file.path)
    const group = folders.get(folder)
    if (group) group.push(file)
    else folders.set(folder, [file])
  }
  return [...folders].map(([folder, members]) => ({
    name: members.length === 1 ? (members[0]?.path ?? folder) : folder || `${members.length} address cards`,
    files: members,
  }))
}

async function survey(group: Group, context: ReadContext): Promise<Survey> {
  const offers = new Offers()
  let count = 0
  for (const file of group.files)
    try {
      for await (const card of cards(file)) {
        context.signal?.throwIfAborted()
        if (card.properties.length === 0 || whyNobody(card) !== null) continue
        count++
        offers.see(card)
      }
    } catch (error) {
      unreadable(error)
    }
  return {
    counts: [{ noun: 'address cards', count }],
    from: null,
    to: null,
    me: [],
    visible: 'all',
    tables: offers.tables(group.name),
  }
}

async function* read(group: Group, context: ReadContext): AsyncGenerator<Draft | Unread> {
  const keep = context.mappings[offeredShape] ?? {}
  for (const file of group.files)
    try {
      let found = 0
      for await (const card of cards(file)) {
        context.signal?.throwIfAborted()
        found++
        yield* draftsOf(card, { country: context.country, keep, modified: file.modified })
      }
      if (found === 0) yield { unread: true, place: file.path, why: 'It holds no address card.' }
    } catch (error) {
      context.signal?.throwIfAborted()
      yield { unread: true, place: file.path, why: unreadable(error).message }
    }
}

/** Address books: vCard 2.1, 3.0 and 4.0 (RFC 2426, RFC 6350) and jCard (RFC 7095). Notes and birthdays are offered. */
export const vcard: Connector = {
  name: 'vcard',
  label: 'Address cards',
  reads: 'Address books of phones and mail programs: vCard 2.1 to 4.0 (vcf) and jCard.',
  recognise: groupsOf,
  survey,
  read,
}
