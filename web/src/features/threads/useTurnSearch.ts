import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import type { LogsState } from '../logs/useLogsState'
import type { TextHit } from '../trace/api'
import { searchTurnsQuery, type Turn } from './api'

const PAUSE_MS = 200

/** Search over all turns: the server looks into everything, what is known of every turn here answers at once. */
export function useTurnSearch(projectId: string, threadId: string, turns: Turn[], { search, set }: LogsState) {
  const [text, setText] = useState(search.turnSearch ?? '')
  const [asked, setAsked] = useState(text.trim())
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  useEffect(() => {
    if ((search.turnSearch ?? '') !== asked) set({ turnSearch: asked || undefined }, true)
  }, [asked]) // oxlint-disable-line react/exhaustive-deps -- the address follows what was typed, not the other way round
  const found = useQuery({ ...searchTurnsQuery(projectId, threadId, asked), enabled: asked.length > 0 })
  const hits = useMemo(() => {
    const needle = text.trim().toLowerCase()
    if (!needle) return null
    const map = new Map<string, TextHit>()
    for (const turn of turns) if (turn.title.toLowerCase().includes(needle)) map.set(turn.id, { trace_id: turn.id, part: 'input' })
    if (asked === text.trim()) for (const hit of found.data?.hits ?? []) if (hit.trace_id) map.set(hit.trace_id, hit)
    return map
  }, [turns, text, asked, found.data])
  return { text, setText, hits, searching: found.isFetching }
}
