import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { currentWorkspace } from '../../api/client'
import { tryRule, type Candidate } from './api'
import { codeOf, typeOf, variablesOf, type Draft } from './model'

const TYPING_PAUSE_MS = 400

/** Ids as rules know them: of threads the model ids. */
export const idOf = (candidate: Candidate): string => candidate.thread_model_id ?? candidate.id

/** Values of the variables in the newest rows; nothing is asked of a model and nothing stored. */
export function useFilled(draft: Draft, projectId: string, candidates: Candidate[] | undefined) {
  const wanted = JSON.stringify([draft.level, draft.kind, draft.messages, variablesOf(draft).map((name) => [name, draft.variables[name]])])
  const [settled, setSettled] = useState(wanted)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(wanted), TYPING_PAUSE_MS)
    return () => clearTimeout(timer)
  }, [wanted])
  const ids = (candidates ?? []).map(idOf)
  return useQuery({
    queryKey: ['rule-values', currentWorkspace(), projectId, settled, ids],
    queryFn: ({ signal }) => tryRule({ project_id: projectId, type: typeOf(draft.level, draft.kind), code: codeOf(draft), entity_ids: ids, ask: false }, signal),
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
}
