import { parentPort } from 'node:worker_threads'
import { Unreadable } from '../intake/unreadable.ts'
import { mimeOf } from './mime.ts'
import { readMsg } from './msg.ts'
import { cardOf, eventOf } from './plain-formats.ts'
import { type Found, readPst } from './pst.ts'

/** What is asked of the thread: a file to open, by its place on the disk or as bytes; then, again and again, more of it. */
export type Ask =
  | { readonly open: 'pst'; readonly file: string | Uint8Array }
  | { readonly open: 'msg'; readonly file: Uint8Array }
  | { readonly more: true }

/** An item in the open format that another connector reads. */
export type Told =
  | { readonly kind: 'mail'; readonly place: string; readonly bytes: Uint8Array; readonly unsent: boolean }
  | { readonly kind: 'meeting' | 'card'; readonly place: string; readonly text: string }
  | { readonly kind: 'other'; readonly place: string }
  | { readonly kind: 'unread'; readonly place: string; readonly why: string }

export interface Answer {
  readonly items: readonly Told[]
  readonly done: boolean
}

const batch = { items: 50, bytes: 8 * 1024 * 1024 } as const

let open: Iterator<Found> = [][Symbol.iterator]()

function start(ask: Exclude<Ask, { more: true }>): Iterator<Found> {
  if (ask.open === 'pst') return readPst(typeof ask.file === 'string' ? ask.file : Buffer.from(ask.file))
  return [{ place: '', item: readMsg(ask.file), unsent: false }][Symbol.iterator]()
}

function told({ place, item, unsent }: Found): Told {
  if (item instanceof Unreadable) return { kind: 'unread', place, why: item.message }
  switch (item.kind) {
    case 'mail':
      return { kind: 'mail', place, bytes: mimeOf(item.mail), unsent }
    case 'meeting':
      return { kind: 'meeting', place, text: eventOf(item.meeting) }
    case 'card':
      return { kind: 'card', place, text: cardOf(item.card) }
    case 'other':
      return { kind: 'other', place }
  }
}

/** Answers one question; never throws. */
export function answer(ask: Ask): Answer {
  const items: Told[] = []
  let bytes = 0
  try {
    if ('open' in ask) open = start(ask)
    while (items.length < batch.items && bytes < batch.bytes) {
      const { value, done } = open.next()
      if (done) return { items, done: true }
      const one = told(value)
      bytes += one.kind === 'mail' ? one.bytes.length : 1000
      items.push(one)
    }
    return { items, done: false }
  } catch (error) {
    // What the packages throw is about their own inside.
    const why = error instanceof Unreadable ? error.message : 'It is damaged: a part of it is not what it says it is.'
    return { items: [...items, { kind: 'unread', place: '', why }], done: true }
  }
}

parentPort?.on('message', (ask: Ask) => parentPort?.postMessage(answer(ask)))
