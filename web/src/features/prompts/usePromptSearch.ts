import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { PromptSearch } from './feature'

/** Changes the address of the prompt's page: everything it shows is in there, so Back works. */
export function usePromptSearch(): (change: { [key in keyof PromptSearch]: PromptSearch[key] | undefined }, replace?: boolean) => void {
  const navigate = useNavigate()
  return useCallback((next, replace = false) => void navigate({ to: '.', search: ((now: object) => ({ ...now, ...next })) as never, replace, resetScroll: false }), [navigate])
}
