import { QueryClient } from '@tanstack/react-query'
import { ApiError } from './client'

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // What the server refuses stays refused; what did not arrive is worth another try.
      retry: (failures, error) => failures < 2 && (!(error instanceof ApiError) || error.status === 0 || error.status >= 502),
      staleTime: 10_000,
      // Changes come by server-sent events.
      refetchOnWindowFocus: false,
    },
  },
})
