import { useCallback, useState } from 'react'
import { store, stored } from '../../lib/storage'

export interface PromptTrials {
  /** The template that runs use instead, by id of the prompt. */
  texts: Record<string, string>
  set: (promptId: string, template: string | undefined) => void
}

/** Prompts that runs of this page try with another text; kept in this browser until saved or thrown away. */
export function usePromptTrials(projectId: string): PromptTrials {
  const key = `prompt-trials.${projectId}`
  const [texts, setTexts] = useState<Record<string, string>>(() => stored(key, {}))
  const set = useCallback(
    (promptId: string, template: string | undefined) =>
      setTexts((now) => {
        const { [promptId]: _old, ...rest } = now
        const next = template === undefined ? rest : { ...rest, [promptId]: template }
        store(key, next)
        return next
      }),
    [key],
  )
  return { texts, set }
}
