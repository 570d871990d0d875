import { messageText, readMessages, variablesOf, writeMessages } from '../prompts/template'
import { fits, isAlgorithm, SETTINGS, type Algorithm, type Value } from './algorithms'
import { hasReference, isMetric, metricParameters, readObject, type Metric } from './metrics'
import type { StudioBody, StudioConfig } from './wire'

/** A version of the dataset; none: the latest at the start of the run. */
export interface ChosenVersion {
  hash: string
  id?: string
  name?: string
}

/** The form as it is typed. */
export interface StudioDraft {
  name: string
  /** Id of the example that it was filled from; empty: none. */
  example: string
  /** Messages as JSON, as the library writes them. */
  template: string
  model: string
  params: Record<string, unknown>
  /** Empty: the model of the prompt writes the candidates too. */
  reasoningModel: string
  algorithm: Algorithm
  /** By the name of the setting; left out: the server's default. */
  settings: Record<string, Value>
  /** Of a dataset that is no more only the name is known. */
  dataset?: { id?: string; name: string; version?: ChosenVersion } | undefined
  metric: Metric
  reference: string
  caseSensitive: boolean
  schemaFrom: 'text' | 'field'
  schema: string
  task: string
  criteria: string
  /** In dollars; null: none. */
  cost: number | null
  trials: number | null
  /** Rows that are tried, a sample; null: all. */
  items: number | null
}

export const MOST_TRIALS = 500
export const MOST_ITEMS = 1000

const BLANK = writeMessages([
  { role: 'system', parts: [{ type: 'text', value: '' }] },
  { role: 'user', parts: [{ type: 'text', value: '{{input}}' }] },
])

export const newDraft = (model = ''): StudioDraft => ({
  name: '',
  example: '',
  template: BLANK,
  model,
  params: {},
  reasoningModel: '',
  algorithm: 'hierarchical_reflective',
  settings: {},
  metric: 'equals',
  reference: '',
  caseSensitive: false,
  schemaFrom: 'text',
  schema: '',
  task: '',
  criteria: '',
  cost: 5,
  trials: 20,
  items: null,
})

/** Messages that say something. */
export const messagesOf = (template: string): { role: string; content: unknown }[] => {
  try {
    return (JSON.parse(template) as { role: string; content: unknown }[]).filter((message) => message.content !== '' && message.content !== undefined)
  } catch {
    return []
  }
}

export const variablesOfDraft = (draft: StudioDraft): string[] => [...new Set((readMessages(draft.template) ?? []).flatMap((message) => variablesOf(messageText(message))))]

/** The part of the form that something is wrong with. */
export type Part = 'name' | 'prompt' | 'model' | 'parameters' | 'reasoning' | 'algorithm' | 'dataset' | 'metric' | 'reference' | 'cost' | 'trials' | 'items'

export interface Problem {
  part: Part
  /** Key of the sentence, and what it is about. */
  key: string
  about?: string
}

/** What keeps the form from being sent. `fields`: those of the dataset; null while they are not known. */
export function problemsOf(draft: StudioDraft, fields: string[] | null): Problem[] {
  const found: Problem[] = []
  const say = (part: Part, key: string, about?: string) => found.push(about === undefined ? { part, key } : { part, key, about })
  if (!draft.name.trim()) say('name', 'name')
  const messages = messagesOf(draft.template)
  const variables = variablesOfDraft(draft)
  const foreign = fields === null ? undefined : variables.find((each) => !fields.includes(each))
  if (messages.length === 0) say('prompt', 'prompt')
  else if (messages.some((message) => typeof message.content !== 'string')) say('prompt', 'media')
  else if (foreign !== undefined) say('prompt', 'foreign', foreign)
  else if (variables.length === 0) say('prompt', 'constant')
  if (!draft.model.trim()) say('model', 'model')
  const unfit = SETTINGS[draft.algorithm].find((each) => draft.settings[each.name] !== undefined && !fits(each, draft.settings[each.name]!))
  if (unfit) say('algorithm', unfit.kind === 'whole' ? 'whole' : 'share', unfit.name)
  if (!draft.dataset) say('dataset', 'dataset')
  else if (fields?.length === 0) say('dataset', 'empty')
  if (hasReference(draft) && !draft.reference) say('reference', 'reference')
  else if (hasReference(draft) && fields !== null && fields.length > 0 && !fields.includes(draft.reference)) say('reference', 'gone', draft.reference)
  if (draft.metric === 'json_schema_validator' && draft.schemaFrom === 'text' && readObject(draft.schema) === null) say('metric', 'schema')
  if (draft.metric === 'geval' && !draft.task.trim()) say('metric', 'task')
  else if (draft.metric === 'geval' && !draft.criteria.trim()) say('metric', 'criteria')
  if (draft.cost !== null && !(draft.cost > 0)) say('cost', 'cost')
  if (draft.trials !== null && !(Number.isInteger(draft.trials) && draft.trials >= 1 && draft.trials <= MOST_TRIALS)) say('trials', 'trials')
  if (draft.items !== null && !(Number.isInteger(draft.items) && draft.items >= 1 && draft.items <= MOST_ITEMS)) say('items', 'items')
  return found
}

export function bodyOf(projectId: string, draft: StudioDraft): StudioBody {
  const dataset = draft.dataset?.name ?? ''
  const own = new Set(SETTINGS[draft.algorithm].map((each) => each.name))
  return {
    project_id: projectId,
    name: draft.name.trim(),
    dataset_name: dataset,
    objective_name: draft.metric,
    status: 'initialized',
    studio_config: {
      dataset_name: dataset,
      ...(draft.dataset?.version && { dataset_version: draft.dataset.version.hash }),
      prompt: { messages: messagesOf(draft.template) },
      llm_model: { model: draft.model.trim(), parameters: draft.params },
      evaluation: { metrics: [{ type: draft.metric, parameters: metricParameters(draft) }] },
      optimizer: { type: draft.algorithm, parameters: Object.fromEntries(Object.entries(draft.settings).filter(([name]) => own.has(name))) },
      limits: { cost: draft.cost, trials: draft.trials, items: draft.items },
      reasoning_model: draft.reasoningModel.trim() || null,
    },
  }
}

/** The form filled with what a run was told. What this form does not know is left out. */
export function draftOf(run: { name: string; dataset_id?: string; dataset_name: string; studio_config?: unknown }): StudioDraft {
  const config = run.studio_config as StudioConfig | undefined
  const first = newDraft()
  const version = config?.dataset_version ? { version: { hash: config.dataset_version } } : {}
  const dataset = run.dataset_id ? { id: run.dataset_id, name: run.dataset_name, ...version } : { name: run.dataset_name }
  if (!config) return { ...first, name: run.name, dataset }
  const metric = config.evaluation?.metrics?.[0]
  const parameters = metric?.parameters ?? {}
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  const number = (value: unknown) => (typeof value === 'number' ? value : null)
  return {
    ...first,
    name: run.name,
    dataset,
    template: JSON.stringify(config.prompt?.messages ?? [], null, 2),
    model: config.llm_model?.model ?? '',
    params: config.llm_model?.parameters ?? {},
    reasoningModel: config.reasoning_model ?? '',
    algorithm: isAlgorithm(config.optimizer?.type) ? config.optimizer.type : first.algorithm,
    settings: Object.fromEntries(Object.entries(config.optimizer?.parameters ?? {}).filter((pair): pair is [string, Value] => ['number', 'string', 'boolean'].includes(typeof pair[1]))),
    metric: metric && isMetric(metric.type) ? metric.type : first.metric,
    reference: text(parameters.reference_key),
    caseSensitive: parameters.case_sensitive === true,
    schemaFrom: parameters.reference_key && metric?.type === 'json_schema_validator' ? 'field' : 'text',
    schema: parameters.schema ? JSON.stringify(parameters.schema, null, 2) : '',
    task: text(parameters.task_introduction),
    criteria: text(parameters.evaluation_criteria),
    cost: number(config.limits?.cost),
    trials: number(config.limits?.trials),
    items: number(config.limits?.items),
  }
}

const NUMBERED = / (\d+)$/

/** `refunds 2` after `refunds`, `refunds 3` after that. */
export const nextName = (name: string): string => (NUMBERED.test(name) ? name.replace(NUMBERED, (_, number: string) => ` ${Number(number) + 1}`) : `${name} 2`)
