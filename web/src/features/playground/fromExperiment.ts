import { objectOf } from '../optimizations/configuration'
import { readMessages, writeMessages } from '../prompts/template'
import { newVariant } from './draft'
import { SENT } from './loaded'
import type { Draft, Variant } from './types'
import type { Schemas } from '../../api/types'

type Experiment = Pick<Schemas['Experiment'], 'name' | 'metadata' | 'prompt_version' | 'prompt_versions' | 'dataset_id' | 'dataset_name' | 'dataset_version_id' | 'dataset_version_summary'>

/** The version of a prompt that an experiment ran with; the first of several. */
export const versionOf = ({ prompt_versions, prompt_version }: Experiment): string | undefined => (prompt_versions?.[0] ?? prompt_version)?.prompt_version_id

/** Whether an experiment notes a prompt that the playground can ask again. */
export const canRerun = (experiment: Experiment): boolean => versionOf(experiment) !== undefined || messagesOf(experiment) !== null

/**
 * An experiment once more: its prompt (the version of the library where it names one, else the messages that it notes), asked as it
 * notes it, over the same version of its dataset; of its items those that are named, else all.
 */
export function rerunOf(experiment: Experiment, version: Variant | undefined, items: string[] | undefined): Partial<Draft> {
  const { model, params } = askedAs(experiment)
  const messages = messagesOf(experiment)
  if (!version && !messages) throw new Error(`${experiment.name} notes no prompt`)
  const variant = version ?? { ...newVariant(), template: writeMessages(messages!) }
  const { dataset_version_id: versionId, dataset_version_summary: summary } = experiment
  return {
    variants: [{ ...variant, ...(model ? { model } : {}), params: { ...variant.params, ...params } }],
    source: 'dataset',
    dataset: { id: experiment.dataset_id!, name: experiment.dataset_name ?? '', ...(versionId ? { versionId, ...(summary?.version_name ? { version: summary.version_name } : {}) } : {}) },
    mapping: {},
    items,
    contains: undefined,
    tag: undefined,
    limit: undefined,
  }
}

/** The playground notes `messages`. */
function messagesOf({ metadata }: Experiment) {
  const noted = objectOf(metadata)?.messages
  return Array.isArray(noted) ? readMessages(JSON.stringify(noted)) : null
}

function askedAs({ metadata }: Experiment): { model: string | undefined; params: Record<string, unknown> } {
  const noted = objectOf(metadata) ?? {}
  const configs = { ...objectOf(noted.model_config), ...objectOf(noted.configs) }
  const sent = Object.entries(configs).filter(([name, value]) => SENT.includes(name) && ['number', 'string', 'boolean'].includes(typeof value))
  return { model: typeof noted.model === 'string' && noted.model !== '' ? noted.model : undefined, params: Object.fromEntries(sent) }
}
