import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { testContext } from '#src/sources/table/memory-file.fixture.ts'
import { surveyPaths } from './survey-import.ts'

it('of an unsorted folder takes for the holder whom a file is sure of, and nobody who only writes in a chat', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'survey-'))
  try {
    const chat = '01/03/2024, 09:05 - Tjark Hansen: Moin\n01/03/2024, 09:10 - Noor Haddad: We are hiring\n'
    await writeFile(join(folder, 'WhatsApp Chat with Tjark Hansen.txt'), chat)
    const [slack, googleChat] = ['slack/fixtures', 'google-chat/fixtures/Google Chat'].map(path =>
      fileURLToPath(new URL(`../../sources/${path}`, import.meta.url)),
    )
    const { me, files } = await surveyPaths([folder, slack ?? '', googleChat ?? ''], testContext)
    expect(files.map(file => file.connector).sort()).toEqual(['google-chat', 'slack', 'whatsapp'])
    const values = (guessed: boolean) => me.filter(({ guess }) => (guess ?? false) === guessed).map(one => one.value)
    expect(values(false).sort()).toEqual(['Noor Haddad', 'noor@ship.example'])
    expect(values(true)).toContain('Tjark Hansen')
    // Surest first, and what one file is sure of is not doubted by another.
    expect(me.findIndex(({ guess }) => guess)).toBe(2)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
