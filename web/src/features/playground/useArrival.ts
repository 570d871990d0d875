import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { request } from '../../api/client'
import { useErrorText } from '../../components/PageStates'
import { useToast } from '../../components/Toasts'
import { readVersion } from '../prompts/api'
import { newVariant } from './draft'
import type { PlaygroundSearch } from './feature'
import { variantOfSpan } from './fromSpan'
import { loaded } from './loaded'
import type { Draft, Variant } from './types'

/** Takes over what another page has sent (a prompt version, a span, a dataset), once, and offers to take it back. */
export function useArrival(search: PlaygroundSearch, draft: Draft, change: (next: (draft: Draft) => Draft) => void): void {
  const { t } = useTranslation()
  const toast = useToast()
  const errorText = useErrorText()
  const navigate = useNavigate()
  const taken = useRef<string>(undefined)
  const before = useRef(draft)
  useEffect(() => {
    before.current = draft
  })
  const { version, span, dataset } = search
  useEffect(() => {
    const key = [version, span, dataset].join('|')
    if ((!version && !span && !dataset) || taken.current === key) return
    taken.current = key
    const arrive = async () => {
      const next = await arriving({ version, span, dataset })
      const old = before.current
      change((now) => ({ ...now, ...next }))
      toast(t('playground.loaded'), false, { label: t('common.undo'), run: () => change(() => old) })
    }
    arrive()
      .catch((error: unknown) => toast(t('playground.notLoaded', { reason: errorText(error) }), true))
      .finally(() => void navigate({ to: '.', search: ((now: object) => ({ ...now, version: undefined, span: undefined, dataset: undefined })) as never, replace: true }))
  }, [version, span, dataset, change, errorText, navigate, t, toast])
}

async function arriving({ version, span, dataset }: { version: string | undefined; span: string | undefined; dataset: string | undefined }): Promise<Partial<Draft>> {
  const next: Partial<Draft> = {}
  if (version) {
    const found = await readVersion(version)
    const prompt = await request(`/prompts/${found.prompt_id}`)
    next.variants = [{ ...newVariant(), ...loaded(prompt, found) } as Variant]
  }
  if (span) Object.assign(next, { variants: [variantOfSpan(await request(`/spans/${span}`))], source: 'manual' })
  if (dataset) {
    const found = await request(`/datasets/${dataset}`)
    Object.assign(next, { source: 'dataset', dataset: { id: found.id, name: found.name }, mapping: {} })
  }
  return next
}
