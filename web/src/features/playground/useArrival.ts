import { useLocation, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { useErrorText } from '../../components/PageStates'
import { useToast } from '../../components/Toasts'
import { arriving, type Wanted } from './arriving'
import type { PlaygroundSearch } from './feature'
import type { Draft } from './types'

/** Takes over what another page has sent (a prompt version or draft, a span, a trial, an experiment, a dataset), once, and offers to take it back. */
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
  const { version, was, draft: ofDraft, span, dataset, optimization, experiment, trial } = search
  // Hundreds of ids are no part of an address.
  const { items } = useLocation().state as { items?: string[] }
  useEffect(() => {
    const wanted: Wanted = { version, was, draft: ofDraft, span, dataset, optimization, experiment, trial }
    const key = Object.values(wanted).join('|')
    if (Object.values(wanted).every((each) => !each) || taken.current === key) return
    taken.current = key
    const arrive = async () => {
      const next = await arriving({ ...wanted, items })
      const old = before.current
      change((now) => ({ ...now, ...next }))
      toast(t('playground.loaded'), false, { label: t('common.undo'), run: () => change(() => old) })
    }
    arrive()
      .catch((error: unknown) => toast(t('playground.notLoaded', { reason: errorText(error) }), true))
      .finally(() => void navigate({ to: '.', search: ((now: object) => ({ ...now, version: undefined, was: undefined, draft: undefined, span: undefined, dataset: undefined, optimization: undefined, experiment: undefined, trial: undefined })) as never, replace: true }))
  }, [version, was, ofDraft, span, dataset, optimization, experiment, trial, items, change, errorText, navigate, t, toast])
}
