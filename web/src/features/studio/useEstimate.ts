import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { ApiError } from '../../api/client'
import { studioEstimateQuery, type StudioBody, type StudioEstimate } from './wire'

const SETTLED_MS = 800

export interface Estimated {
  data: StudioEstimate | undefined
  /** What the server refuses, as it said it. */
  refused: string | undefined
  /** It could not be asked. */
  error: unknown
}

/** What a run would take, asked when nothing has been typed for a moment; null: not to be asked. */
export function useEstimate(body: StudioBody | null): Estimated {
  const text = JSON.stringify(body)
  const [settled, setSettled] = useState<string>('null')
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SETTLED_MS)
    return () => clearTimeout(timer)
  }, [text])
  const asked = JSON.parse(settled) as StudioBody | null
  const query = useQuery({ ...studioEstimateQuery(asked!), enabled: asked !== null && body !== null, placeholderData: (before) => before })
  const isRefusal = query.error instanceof ApiError && (query.error.status === 400 || query.error.status === 422)
  return { data: body && !query.error ? query.data : undefined, refused: isRefusal && settled === text ? query.error?.message : undefined, error: isRefusal ? null : query.error }
}
