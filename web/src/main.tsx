import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/jetbrains-mono/wght.css'
import './styles/index.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ApiError } from './api/client'
import { queryClient } from './api/queryClient'
import { ToastProvider } from './components/Toasts'
import { startI18n } from './i18n'
import { createAppRouter } from './router'

void startI18n().then(() => {
  const root = document.getElementById('root')
  if (!root) throw new Error('index.html has no #root')
  // What the server said is said by the page that it was said to; anything else is a fault of the page.
  const onCaughtError = (error: unknown) => error instanceof ApiError || console.error(error)
  createRoot(root, { onCaughtError }).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <ToastProvider>
          <RouterProvider router={createAppRouter()} />
        </ToastProvider>
      </QueryClientProvider>
    </StrictMode>,
  )
})
