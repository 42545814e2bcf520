import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { jobQueries } from './data/job-queries.ts'
import { openPerson } from './data/open-person.ts'
import { queries } from './data/queries.ts'
import { queryClient } from './data/query-client.ts'
import { isSignedIn } from './data/signed-in.ts'
import { peopleQuery } from './pages/people/people-query.ts'
import { lineQuery } from './pages/person/line-search.ts'
import { only, parseSearch, stringifySearch } from './search-params.ts'
import { NotFound } from './shell/NotFound.tsx'
import { PageFault } from './shell/PageFault.tsx'
import { Root } from './shell/Root.tsx'
import { Skeleton } from './ui/Skeleton.tsx'

const root = createRootRoute({ component: Root, notFoundComponent: NotFound })

const index = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/today', replace: true })
  },
})
const today = createRoute({
  getParentRoute: () => root,
  path: '/today',
  validateSearch: only('peek'),
  component: lazyRouteComponent(() => import('./pages/today/TodayPage.tsx'), 'TodayPage'),
})
export const people = createRoute({
  getParentRoute: () => root,
  path: '/people',
  validateSearch: only(
    'q',
    'in',
    'sort',
    'order',
    'owner',
    'tag',
    'pool',
    'company',
    'job',
    'channel',
    'import',
    'peek',
  ),
  // Beside the code of the page, and beside who is signed in.
  loader: ({ location: { search } }) => {
    if (isSignedIn()) void queryClient.prefetchInfiniteQuery(queries.people(peopleQuery(search)))
  },
  component: lazyRouteComponent(() => import('./pages/people/PeoplePage.tsx'), 'PeoplePage'),
})
export const person = createRoute({
  getParentRoute: () => root,
  path: '/people/$id',
  // Not awaited: the page shows its own skeleton, and a link that is only hovered over warms it up.
  loader: ({ params, location: { search } }) =>
    openPerson(params.id, !('at' in search) && Object.keys(lineQuery(search)).length === 0),
  validateSearch: only(
    'channels',
    'colleague',
    'direction',
    'job',
    'find',
    'at',
    'entry',
    'show',
    'from',
    'to',
    'cv',
    'with',
    'value',
  ),
  component: lazyRouteComponent(() => import('./pages/person/PersonRoute.tsx'), 'PersonRoute'),
})
const samePerson = createRoute({
  getParentRoute: () => root,
  path: '/same-person',
  component: lazyRouteComponent(() => import('./pages/same-person/SamePersonPage.tsx'), 'SamePersonPage'),
})
const unknownSenders = createRoute({
  getParentRoute: () => root,
  path: '/unknown-senders',
  component: lazyRouteComponent(() => import('./pages/unknown-senders/UnknownSendersPage.tsx'), 'UnknownSendersPage'),
})
const companies = createRoute({
  getParentRoute: () => root,
  path: '/companies',
  validateSearch: only('q', 'sort'),
  component: lazyRouteComponent(() => import('./pages/companies/CompaniesPage.tsx'), 'CompaniesPage'),
})
const company = createRoute({
  getParentRoute: () => root,
  path: '/companies/$id',
  // Not awaited: the page shows its own skeleton, and a link that is only hovered over warms it up.
  loader: ({ params }) => {
    void queryClient.prefetchQuery(queries.company(params.id))
  },
  validateSearch: only('entry'),
  component: lazyRouteComponent(() => import('./pages/companies/CompanyPage.tsx'), 'CompanyPage'),
})
const jobs = createRoute({
  getParentRoute: () => root,
  path: '/jobs',
  validateSearch: only('open', 'q'),
  component: lazyRouteComponent(() => import('./pages/jobs/JobsPage.tsx'), 'JobsPage'),
})
const job = createRoute({
  getParentRoute: () => root,
  path: '/jobs/$id',
  // Not awaited: the page shows its own skeleton, and a link that is only hovered over warms it up.
  loader: ({ params }) => {
    void queryClient.prefetchQuery(jobQueries.job(params.id))
  },
  validateSearch: only('tab', 'person'),
  component: lazyRouteComponent(() => import('./pages/jobs/JobPage.tsx'), 'JobPage'),
})
const worksPage = createRoute({
  getParentRoute: () => root,
  path: '/works',
  validateSearch: only('period', 'owner', 'client', 'work', 'counts', 'by', 'to', 'back', 'compare', 'channel'),
  component: lazyRouteComponent(() => import('./pages/works/WorksPage.tsx'), 'WorksPage'),
})
const myWork = createRoute({
  getParentRoute: () => root,
  path: '/my-work',
  validateSearch: only('period'),
  component: lazyRouteComponent(() => import('./pages/works/MyWorkPage.tsx'), 'MyWorkPage'),
})
const channels = createRoute({
  getParentRoute: () => root,
  path: '/channels',
  component: lazyRouteComponent(() => import('./pages/channels/ChannelsPage.tsx'), 'ChannelsPage'),
})
const bringIn = createRoute({
  getParentRoute: () => root,
  path: '/bring-in',
  component: lazyRouteComponent(() => import('./pages/bring-in/BringInPage.tsx'), 'BringInPage'),
})
const oneImport = createRoute({
  getParentRoute: () => root,
  path: '/bring-in/$id',
  validateSearch: only('step'),
  component: lazyRouteComponent(() => import('./pages/bring-in/ImportPage.tsx'), 'ImportPage'),
})
const unread = createRoute({
  getParentRoute: () => root,
  path: '/bring-in/$id/unread',
  component: lazyRouteComponent(() => import('./pages/bring-in/UnreadPage.tsx'), 'UnreadPage'),
})
const past = createRoute({
  getParentRoute: () => root,
  path: '/past',
  validateSearch: only('import'),
  component: lazyRouteComponent(() => import('./pages/bring-in/PastPage.tsx'), 'PastPage'),
})
const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  validateSearch: only('tab'),
  component: lazyRouteComponent(() => import('./pages/settings/SettingsPage.tsx'), 'SettingsPage'),
})
const doctor = createRoute({
  getParentRoute: () => root,
  path: '/doctor',
  component: lazyRouteComponent(() => import('./pages/settings/DoctorPage.tsx'), 'DoctorPage'),
})
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation/$token',
  component: lazyRouteComponent(() => import('./pages/sign-in/InvitationPage.tsx'), 'InvitationPage'),
})

const report = createRoute({
  getParentRoute: () => root,
  path: '/report/$token',
  component: lazyRouteComponent(() => import('./pages/report/LinkedReport.tsx'), 'LinkedReport'),
})
const jobReport = createRoute({
  getParentRoute: () => root,
  path: '/jobs/$id/report',
  component: lazyRouteComponent(() => import('./pages/report/JobReport.tsx'), 'JobReport'),
})
const review = createRoute({
  getParentRoute: () => root,
  path: '/review/$token',
  component: lazyRouteComponent(() => import('./pages/review/ReviewPage.tsx'), 'ReviewPage'),
})

export const router = createRouter({
  routeTree: root.addChildren([
    index,
    today,
    people,
    person,
    samePerson,
    unknownSenders,
    companies,
    company,
    jobs,
    job,
    worksPage,
    channels,
    myWork,
    bringIn,
    oneImport,
    unread,
    past,
    settings,
    doctor,
    invitation,
    review,
    report,
    jobReport,
  ]),
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
  defaultPendingMs: 0,
  // Half a second unless told: a page that is there is shown.
  defaultPendingMinMs: 0,
  defaultPendingComponent: () => <Skeleton className="p-6" />,
  defaultErrorComponent: PageFault,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
