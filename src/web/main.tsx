import './theme.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queryClient } from './data/query-client.ts'
import { listen } from './keys/keyboard.ts'
import { router } from './routes.tsx'
import { watchForUpdates } from './shell/update.ts'
import { TooltipProvider } from './ui/Tooltip.tsx'

listen()
watchForUpdates()

const place = document.getElementById('root')
if (place === null) throw new Error('index.html has no root')
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <TooltipProvider>
        <RouterProvider router={router} />
      </TooltipProvider>
    </QueryClientProvider>
  </StrictMode>,
)
