import { request } from '../../api/client'
import { queryClient } from '../../api/queryClient'
import { isRunning, optimizationQuery, trialsQuery } from '../optimizations/api'
import { promptsOf } from '../optimizations/configuration'
import { trialsOf } from '../optimizations/trials'
import { readDraft, readVersion } from '../prompts/api'
import { asVersion } from '../prompts/draft'
import { newVariant } from './draft'
import { rerunOf, versionOf } from './fromExperiment'
import type { PlaygroundSearch } from './feature'
import { variantOfSpan } from './fromSpan'
import { variantOfTrial } from './fromTrial'
import { loaded } from './loaded'
import { otherVersion } from './otherVersion'
import type { Draft, Variant } from './types'

export type Wanted = Pick<PlaygroundSearch, 'version' | 'was' | 'draft' | 'span' | 'dataset' | 'optimization' | 'experiment' | 'trial'> & { items?: string[] | undefined }

/** What the page is to show of what another page has sent. */
export async function arriving({ version, was, draft, span, dataset, optimization, experiment, trial, items }: Wanted): Promise<Partial<Draft>> {
  const next: Partial<Draft> = {}
  if (version && was && span) return otherVersion(await request(`/spans/${span}`), await variantOfVersion(was), await variantOfVersion(version))
  if (version) next.variants = [await variantOfVersion(version)]
  if (draft) next.variants = [await variantOfDraft(draft)]
  if (span) Object.assign(next, { variants: [variantOfSpan(await request(`/spans/${span}`))], source: 'manual' })
  if (optimization) Object.assign(next, await fromTrial(optimization, trial))
  if (experiment) Object.assign(next, await onceMore(experiment, items))
  if (dataset) {
    const found = await request(`/datasets/${dataset}`)
    Object.assign(next, { source: 'dataset', dataset: { id: found.id, name: found.name }, mapping: {}, items: undefined })
  }
  return next
}

async function onceMore(id: string, items: string[] | undefined): Promise<Partial<Draft>> {
  const experiment = await request(`/experiments/${id}`)
  const version = versionOf(experiment)
  return rerunOf(experiment, version ? await variantOfVersion(version) : undefined, items)
}

/** A version of the prompt library. */
export async function variantOfVersion(id: string): Promise<Variant> {
  const version = await readVersion(id)
  const prompt = await request(`/prompts/${version.prompt_id}`)
  return { ...newVariant(), ...loaded(prompt, version) } as Variant
}

/** The draft of a prompt, as a change of the version that it began from. */
export async function variantOfDraft(promptId: string): Promise<Variant> {
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
