import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useSession } from '../../data/useSession.ts'
import { useTitle } from '../../shell/useTitle.ts'
import { TabPanel, Tabs } from '../../ui/Tabs.tsx'
import { spoken } from '../../words/vocabulary.ts'
import { ColleaguesTab } from './ColleaguesTab.tsx'
import { CvTab } from './CvTab.tsx'
import { DataTab } from './DataTab.tsx'
import { HouseTab } from './HouseTab.tsx'
import { JobsTab } from './JobsTab.tsx'
import { ReadingCvsTab } from './ReadingCvsTab.tsx'
import { SamePersonTab } from './SamePersonTab.tsx'
import { YouTab } from './YouTab.tsx'

const everybody = [
  { value: 'you', words: 'You' },
  { value: 'reading', words: 'Reading CVs' },
  { value: 'data', words: 'Your data' },
] as const
const admins = () =>
  [
    { value: 'colleagues', words: 'Colleagues' },
    { value: 'house', words: 'The house' },
    { value: 'jobs', words: spoken('Jobs') },
    { value: 'cvs', words: 'CVs we send' },
    { value: 'same', words: 'Same person?' },
  ] as const

export function SettingsPage() {
  useTitle('Settings')
  const { account } = useSession()
  const search = useSearch({ from: '/settings' })
  const navigate = useNavigate({ from: '/settings' })
  const isAdmin = account.role === 'admin'
  const tabs = isAdmin ? [...everybody, ...admins()] : everybody
  const tab = tabs.find(one => one.value === search.tab)?.value ?? 'you'
  return (
    <div className="mx-auto max-w-200 px-6 pt-5 pb-16 max-sm:px-4">
      <header className="mb-3 flex items-baseline justify-between">
        <h1 className="text-display">Settings</h1>
        {isAdmin && (
          <Link to="/doctor" className="text-text-2 underline decoration-line underline-offset-2 hover:decoration-text">
            Is everything well?
          </Link>
        )}
      </header>
      <Tabs
        label="Settings"
        value={tab}
        onChange={next => void navigate({ search: { tab: next }, replace: true })}
        tabs={tabs}
      >
        <TabPanel value="you">
          <YouTab />
        </TabPanel>
        <TabPanel value="jobs">
          <JobsTab />
        </TabPanel>
        <TabPanel value="reading">
          <ReadingCvsTab />
        </TabPanel>
        <TabPanel value="data">
          <DataTab />
        </TabPanel>
        <TabPanel value="colleagues">
          <ColleaguesTab />
        </TabPanel>
        <TabPanel value="house">
          <HouseTab />
        </TabPanel>
        <TabPanel value="cvs">
          <CvTab />
        </TabPanel>
        <TabPanel value="same">
          <SamePersonTab />
        </TabPanel>
      </Tabs>
    </div>
  )
}
