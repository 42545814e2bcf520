import { describe, expect, it } from 'vitest'
import { recognise } from '../intake/recognise.ts'
import { given, reading } from './given.fixture.ts'
import { linkedinArchive } from './index.ts'

const connections = 'Notes:\n"a note"\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\n'
const headers: Readonly<Record<string, string>> = {
  'Connections.csv': connections,
  'messages.csv': 'CONVERSATION ID,FROM,DATE,CONTENT\n',
  'Invitations.csv': 'From,To,Sent At,Direction\n',
  'Skills.csv': 'Name\n',
  'Reactions.csv': 'Date,Type,Link\n',
}
const groups = (files: Readonly<Record<string, string>>) => {
  const found = recognise(
    Object.entries(files).map(([path, content]) => given(path, content)),
    [linkedinArchive],
  )
  return found.matches.map(({ group }) => [group.name, ...group.files.map(file => file.path)])
}

describe('which files are an archive', () => {
  it('single files, by their header whatever their name', () => {
    expect(groups({ 'Connections.csv': connections })).toEqual([['Connections.csv', 'Connections.csv']])
    expect(groups({ 'my contacts (1).csv': connections })).toEqual([['my contacts (1).csv', 'my contacts (1).csv']])
    expect(groups({ 'people.csv': 'Name,Email\nAna,a@x.example\n', 'Skills.csv': 'Name\nx\n' })).toEqual([])
  })

  it('a folder with its inner folders, and two archives apart', () => {
    const archiveIn = (root: string) =>
      Object.fromEntries(
        Object.entries({ ...headers, 'Jobs/Job Applications.csv': 'a\n', 'Articles/Articles/x.html': '<p>' }).map(
          ([path, text]) => [`${root}/${path}`, text],
        ),
      )
    const found = groups({ ...archiveIn('in/one'), ...archiveIn('in/two'), 'in/readme.txt': 'x' })
    expect(found.map(group => [group[0], group.length])).toEqual([
      ['one', 8],
      ['two', 8],
    ])
  })

  it('everything in a folder with the name that LinkedIn gives', () => {
    const name = 'Complete_LinkedInDataExport_11-03-2026.zip'
    const found = groups({
      [`${name}/Connections.csv`]: '',
      [`${name}/brand new.csv`]: 'x\n',
      [`${name}/photo.jpg`]: 'x',
    })
    expect(found.map(group => group.length)).toEqual([4])
  })

  it('but not what lies beside a file of it in a folder of downloads', () => {
    const found = groups({
      'downloads/Connections.csv': connections,
      'downloads/contacts.csv': 'Name,E-mail\n',
      'downloads/cv.pdf': 'x',
    })
    expect(found).toEqual([['downloads', 'downloads/Connections.csv']])
  })

  it('a name written with underscores or spaces, and copies of a download', () => {
    const rows = {
      'Email_Addresses.csv': 'Email Address,Confirmed\n',
      'Connections (2).csv': connections,
      'Recommendations Given.csv': 'First Name,Last Name,Text\n',
    }
    expect(groups(rows).map(group => group.length)).toEqual([4])
  })

  it('says so when it is told to read something else', async () => {
    const files = [given('photo.csv', 'x,y\n')]
    const [match] = recognise(files, [linkedinArchive], 'linkedin-archive').matches
    const { drafts, unread } = await reading(match?.group ?? { name: '', files: [] })
    expect(drafts).toEqual([])
    expect(unread).toEqual([{ unread: true, place: 'photo.csv', why: 'It holds no file of a LinkedIn archive.' }])
  })
})
