import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { request } from '../../api/client'
import { queryClient } from '../../api/queryClient'
import { useErrorText } from '../../components/PageStates'
import { useToast } from '../../components/Toasts'
import { isRunning, optimizationQuery, trialsQuery } from '../optimizations/api'
import { promptsOf } from '../optimizations/configuration'
import { trialsOf } from '../optimizations/trials'
import { readDraft, readVersion } from '../prompts/api'
import { asVersion } from '../prompts/draft'
import { newVariant } from './draft'
import type { PlaygroundSearch } from './feature'
import { variantOfSpan } from './fromSpan'
import { variantOfTrial } from './fromTrial'
import { loaded } from './loaded'
import type { Draft, Variant } from './types'

/** Takes over what another page has sent (a prompt version or draft, a span, a trial, a dataset), once, and offers to take it back. */
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
  const { version, draft: ofDraft, span, dataset, optimization, trial } = search
  useEffect(() => {
    const wanted: Wanted = { version, draft: ofDraft, span, dataset, optimization, trial }
    const key = Object.values(wanted).join('|')
    if (Object.values(wanted).every((each) => !each) || taken.current === key) return
    taken.current = key
    const arrive = async () => {
      const next = await arriving(wanted)
      const old = before.current
      change((now) => ({ ...now, ...next }))
      toast(t('playground.loaded'), false, { label: t('common.undo'), run: () => change(() => old) })
    }
    arrive()
      .catch((error: unknown) => toast(t('playground.notLoaded', { reason: errorText(error) }), true))
      .finally(() => void navigate({ to: '.', search: ((now: object) => ({ ...now, version: undefined, draft: undefined, span: undefined, dataset: undefined, optimization: undefined, trial: undefined })) as never, replace: true }))
  }, [version, ofDraft, span, dataset, optimization, trial, change, errorText, navigate, t, toast])
}

type Wanted = Pick<PlaygroundSearch, 'version' | 'draft' | 'span' | 'dataset' | 'optimization' | 'trial'>

async function arriving({ version, draft, span, dataset, optimization, trial }: Wanted): Promise<Partial<Draft>> {
  const next: Partial<Draft> = {}
  if (version) {
    const found = await readVersion(version)
    const prompt = await request(`/prompts/${found.prompt_id}`)
    next.variants = [{ ...newVariant(), ...loaded(prompt, found) } as Variant]
  }
  if (draft) next.variants = [await variantOfDraft(draft)]
  if (span) Object.assign(next, { variants: [variantOfSpan(await request(`/spans/${span}`))], source: 'manual' })
  if (optimization) Object.assign(next, await fromTrial(optimization, trial))
  if (dataset) {
    const found = await request(`/datasets/${dataset}`)
    Object.assign(next, { source: 'dataset', dataset: { id: found.id, name: found.name }, mapping: {} })
  }
  return next
}

/** The draft of a prompt, as a change of the version that it began from. */
async function variantOfDraft(promptId: string): Promise<Variant> {
  const [prompt, { content }] = await Promise.all([request(`/prompts/${promptId}`), readDraft(promptId)])
  if (!content) throw new Error('the draft was saved or discarded')
  const base = content.base_version_id ? await readVersion(content.base_version_id) : prompt.latest_version
  const draft = loaded(prompt, asVersion(prompt, content, undefined, undefined))
  return { ...newVariant(), ...draft, ...(base ? { prompt: loaded(prompt, base).prompt } : { prompt: undefined }) } as Variant
}

/** A trial against what the run began with, on the run's dataset. */
async function fromTrial(id: string, candidate: string | undefined): Promise<Partial<Draft>> {
  const [run, experiments] = await Promise.all([queryClient.fetchQuery(optimizationQuery(id)), queryClient.fetchQuery(trialsQuery(id))])
  const { baseline, best, candidates } = trialsOf(experiments, run.objective_name, isRunning(run))
  const tried = candidates.find((each) => each.id === candidate) ?? best ?? baseline
  if (!tried) throw new Error('the run has no trials')
  const pair = baseline && baseline.id !== tried.id && promptsOf(baseline.experiments[0]?.metadata).length > 0 ? [baseline, tried] : [tried]
  return {
    variants: pair.map((each) => variantOfTrial(run, each, baseline)),
    source: 'dataset',
    dataset: { id: run.dataset_id, name: run.dataset_name },
    mapping: {},
  }
}
