import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { fromAltaCv, fromAwesomeCv } from './tex.ts'
import { fromJsonResume, fromRenderCv, noTruth, type Truth } from './truth.ts'

export interface Case {
  readonly file: string
  readonly bytes: Uint8Array
  readonly truth: Truth
}

/** OpenResume's sample has no source beside it: read by eye. */
function openResume(): Truth {
  return {
    ...noTruth(),
    name: 'John Doe',
    emails: ['hello@openresume.com'],
    phones: ['123-456-7890'],
    profiles: ['linkedin.com/in/john-doe'],
    places: ['NYC, NY'],
    work: [
      {
        company: 'ABC Company',
        title: 'Software Engineer',
        from: '2023-05',
        to: 'present',
        highlights: [
          'Lead a cross-functional team of 5 engineers in developing a search bar, which enables thousands of daily active users to search content across the entire platform',
          'Create stunning home page product demo animations that drives up sign up rate by 20%',
          'Write clean code that is modular and easy to maintain while ensuring 100% test coverage',
        ],
      },
      {
        company: 'DEF Organization',
        title: 'Software Engineer Intern',
        from: '2022',
        to: '2022',
        highlights: [
          'Re-architected the existing content editor to be mobile responsive that led to a 10% increase in mobile user engagement',
          'Created a progress bar to help users track progress that drove up user retention by 15%',
          'Discovered and fixed 5 bugs in the existing codebase to enhance user experience',
        ],
      },
      {
        company: 'XYZ University',
        title: 'Research Assistant',
        from: '2021',
        to: '2021',
        highlights: [
          'Devised a new NLP algorithm in text classification that results in 10% accuracy increase',
          'Compiled and presented research findings to a group of 20+ faculty and students',
        ],
      },
    ],
    education: [
      {
        school: 'XYZ University',
        degree: 'Bachelor of Science',
        field: 'Computer Science',
        from: '2019-09',
        to: '2023-05',
      },
    ],
    projects: [
      {
        name: 'OpenResume',
        from: '2023',
        to: '2023',
        highlights: [
          'Created and launched a free resume builder web app that allows thousands of users to create professional resume easily and land their dream jobs',
        ],
      },
    ],
    skills: [
      'HTML',
      'CSS',
      'Python',
      'TypeScript',
      'React',
      'C++',
      'Tech',
      'React Hooks',
      'GraphQL',
      'Node.js',
      'SQL',
      'Postgres',
      'NoSql',
      'Redis',
      'REST API',
      'Git',
      'Soft',
      'Teamwork',
      'Creative Problem Solving',
      'Communication',
      'Learning Mindset',
      'Agile',
    ],
    headline: 'Software engineer obsessed with building exceptional products that people love',
  }
}

/** The sample CVs that are kept beside the project, with what their authors say is in them. Empty where they are not there. */
export function givenCases(root: string): Case[] {
  if (!existsSync(root)) return []
  const text = (path: string) => readFileSync(join(root, path), 'utf8')
  const cases: Case[] = []
  const add = (path: string, truth: Truth) =>
    cases.push({ file: path, bytes: new Uint8Array(readFileSync(join(root, path))), truth })
  for (const theme of ['Classic', 'Engineeringresumes', 'Harvard', 'Moderncv', 'Sb2nov']) {
    const path = `rendercv/John_Doe_${theme}Theme_CV`
    add(`${path}.pdf`, fromRenderCv(load(text(`${path}.yaml`))))
  }
  const parts = Object.fromEntries(
    ['summary', 'experience', 'honors', 'certificates', 'education'].map(name => [
      name,
      text(`awesome-cv/resume/${name}.tex`),
    ]),
  )
  add('awesome-cv/resume.pdf', fromAwesomeCv(text('awesome-cv/resume.tex'), parts))
  add('altacv/sample.pdf', fromAltaCv(text('altacv/sample.tex'), text('altacv/sample.bib')))
  add('open-resume/openresume-resume.pdf', openResume())
  const jane = () => fromJsonResume(JSON.parse(text('json-resume/fresh-test-resumes/jrs-jane-fullstacker.json')))
  const richard = () => fromJsonResume(JSON.parse(text('json-resume/sample.resume.json')))
  for (const name of [
    'jane-fullstacker--elegant.pdf',
    'jane-fullstacker--flat.pdf',
    'jane-fullstacker--flat.docx',
    'jane-fullstacker--kendall.pdf',
  ])
    add(`json-resume/rendered/${name}`, jane())
  for (const name of [
    'richard-hendriks--even.pdf',
    'richard-hendriks--even.docx',
    'richard-hendriks--stackoverflow.pdf',
  ])
    add(`json-resume/rendered/${name}`, richard())
  return cases
}
