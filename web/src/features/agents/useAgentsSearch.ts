import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { AgentsSearch } from './feature'

/** Changes the address of the page; a new run does not become a step of Back. */
export function useAgentsSearch(): (change: { [key in keyof AgentsSearch]: AgentsSearch[key] | undefined }, replace?: boolean) => void {
  const navigate = useNavigate()
  return useCallback((next, replace = false) => void navigate({ to: '.', search: ((now: object) => ({ ...now, ...next })) as never, replace, resetScroll: false }), [navigate])
}
