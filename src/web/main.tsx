import './theme.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queries } from './data/queries.ts'
import { queryClient } from './data/query-client.ts'
import { listen } from './keys/keyboard.ts'
import { router } from './routes.tsx'
import { watchForUpdates } from './shell/update.ts'
import { TooltipProvider } from './ui/Tooltip.tsx'

listen()
watchForUpdates()

const place = document.getElementById('root')
if (place === null) throw new Error('index.html has no root')
const show = (): void =>
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <TooltipProvider>
          <RouterProvider router={router} />
        </TooltipProvider>
      </QueryClientProvider>
    </StrictMode>,
  )
// A page that is shown before its code is there shows a placeholder, and React leaves one up for a third of a second. Not
// awaited at the top: what other files share with this one would be cut into as many files.
void Promise.all([router.load(), queryClient.prefetchQuery(queries.session)]).then(show, show)
