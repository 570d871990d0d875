import type { Filter } from '../../api/types'
import { itemFilters } from '../datasets/fields'
import { messageText, readMessages, ROLES, variablesOf, writeMessages, type TemplateMessage } from '../prompts/template'
import type { Draft, Run, Variant } from './types'

/** As many as the server takes. */
export const MOST_VARIANTS = 10

const FIRST = writeMessages([
  { role: 'system', parts: [{ type: 'text', value: '' }] },
  { role: 'user', parts: [{ type: 'text', value: '{{question}}' }] },
])

let next = 1
export const newKey = () => `${Date.now().toString(36)}-${next++}`

export const newVariant = (model = ''): Variant => ({ key: newKey(), model, template: FIRST, params: {}, tools: '', schema: '' })

export const newDraft = (model = ''): Draft => ({ variants: [newVariant(model)], source: 'manual', rows: [{}], mapping: {}, rules: [], concurrency: 8 })

/** The variant of the run that a column shows: that of its place, or, where one was run alone, that one. */
export const variantAt = (column: number, only: number | undefined) => (only === undefined ? column : column === only ? 0 : -1)

export const letter = (index: number) => String.fromCharCode(65 + index)

/** What a variant is called: its prompt and version, else the trial that it came from. */
export const nameOf = (variant: Variant) => (variant.prompt ? `${variant.prompt.name} ${variant.prompt.version}` : (variant.trial?.label ?? ''))

export const isEdited = (variant: Variant) => variant.prompt !== undefined && variant.prompt.template !== variant.template

/** Variables of all variants, those of the system's message last: what a guest says tells rows apart, rules rarely do. */
export function variablesOfAll(variants: Variant[]): string[] {
  const texts = variants.map((variant) => (readMessages(variant.template) ?? []).map((message) => ({ last: message.role === 'system', text: messageText(message) })))
  const all = texts.flat().sort((a, b) => Number(a.last) - Number(b.last))
  return [...new Set(all.flatMap((each) => variablesOf(each.text)))]
}

/** A copy behind its original, or behind the last. */
export function duplicate(draft: Draft, index: number): Draft {
  const original = draft.variants[index]
  if (!original || draft.variants.length >= MOST_VARIANTS) return draft
  const copy = { ...original, key: newKey() }
  return { ...draft, variants: [...draft.variants.slice(0, index + 1), copy, ...draft.variants.slice(index + 1)] }
}

/** A variant with no words yet, asked as the last one is. */
export const blank = (draft: Draft): Draft => (draft.variants.length >= MOST_VARIANTS ? draft : { ...draft, variants: [...draft.variants, newVariant(draft.variants.at(-1)?.model)] })

/** Paths of an item that may be the value of a variable: members, and those below them. */
export function pathsOf(data: Record<string, unknown>, prefix = '', depth = 0): string[] {
  return Object.entries(data).flatMap(([name, value]) => {
    const path = prefix + name
    const below = depth < 3 && value && typeof value === 'object' && !Array.isArray(value) ? pathsOf(value as Record<string, unknown>, `${path}.`, depth + 1) : []
    return [path, ...below]
  })
}

/** Where a variable has its value: as somebody has said, as a member of its name, else the only path that ends with it. */
export function pathOf(variable: string, mapping: Record<string, string>, paths: string[]): string {
  const said = mapping[variable]
  if (said !== undefined) return said
  if (paths.length === 0 || paths.includes(variable)) return variable
  const ending = paths.filter((path) => path.endsWith(`.${variable}`))
  return ending.length === 1 ? ending[0]! : ''
}

/** The value at a path, as text. */
export function valueAt(data: Record<string, unknown>, path: string): string | undefined {
  const value = path in data ? data[path] : path.split('.').reduce<unknown>((at, part) => (at && typeof at === 'object' ? (at as Record<string, unknown>)[part] : undefined), data)
  return value === undefined || value === null ? undefined : typeof value === 'string' ? value : JSON.stringify(value)
}

function json(text: string): unknown {
  if (!text.trim()) return undefined
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}

export type Problem = 'noModel' | 'noMessage' | 'badTools' | 'badSchema' | 'noDataset'

/** What keeps a draft from being run: the first of each variant, and of the whole. */
export function problemsOf(draft: Draft): { variant: number | null; problem: Problem }[] {
  const found: { variant: number | null; problem: Problem }[] = []
  draft.variants.forEach((variant, index) => {
    const tools = json(variant.tools)
    const schema = json(variant.schema)
    const problem: Problem | undefined = !variant.model.trim()
      ? 'noModel'
      : messagesOf(variant).length === 0
        ? 'noMessage'
        : tools !== undefined && !Array.isArray(tools)
          ? 'badTools'
          : schema === null || (schema !== undefined && typeof schema !== 'object')
            ? 'badSchema'
            : undefined
    if (problem) found.push({ variant: index, problem })
  })
  if (draft.source === 'dataset' && !draft.dataset) found.push({ variant: null, problem: 'noDataset' })
  return found
}

/** Messages that say something: an empty system message is left out, providers refuse it. */
export function messagesOf(variant: Variant): { role: string; content: unknown }[] {
  try {
    const all = JSON.parse(variant.template) as { role: string; content: unknown }[]
    return all.filter((message) => message.content !== '' && message.content !== undefined)
  } catch {
    return []
  }
}

/** The body of a run, and of its estimate. Every variable is named, so that the estimate says how many rows fill it. */
export function bodyOf(projectId: string, draft: Draft, paths: string[]) {
  const variables = variablesOfAll(draft.variants)
  const shared = {
    project_id: projectId,
    concurrency: draft.concurrency,
    ...(draft.callsPerMinute ? { calls_per_minute: draft.callsPerMinute } : {}),
    variants: draft.variants.map((variant) => ({
      ...(nameOf(variant) ? { name: nameOf(variant) + (isEdited(variant) ? ' *' : '') } : {}),
      model: variant.model.trim(),
      messages: messagesOf(variant),
      configs: configsOf(variant),
      ...(variant.prompt && !isEdited(variant) ? { prompt_version_id: variant.prompt.versionId } : {}),
    })),
  }
  if (draft.source === 'manual') {
    const rows = (draft.rows.length > 0 ? draft.rows : [{}]).map((row) => Object.fromEntries(variables.map((name) => [name, row[name] ?? ''])))
    return { ...shared, rows, mapping: Object.fromEntries(variables.map((name) => [name, name])) }
  }
  return {
    ...shared,
    dataset_id: draft.dataset?.id,
    ...(draft.dataset?.versionId ? { dataset_version_id: draft.dataset.versionId } : {}),
    ...(filtersOf(draft).length > 0 ? { filters: JSON.stringify(filtersOf(draft)) } : {}),
    ...(draft.limit ? { limit: draft.limit } : {}),
    ...(draft.rules.length > 0 ? { rule_ids: draft.rules } : {}),
    mapping: Object.fromEntries(variables.map((name) => [name, pathOf(name, draft.mapping, paths)])),
  }
}

/** Which items of the dataset: as its own page filters them. */
function filtersOf({ contains, tag, items }: Draft): Filter[] {
  const chosen = items ? [{ field: 'id', operator: 'in', value: items.join(',') }] : []
  return itemFilters(contains?.trim() || undefined, [...chosen, ...(tag?.trim() ? [{ field: 'tags', operator: 'contains', value: tag.trim() }] : [])])
}

function configsOf(variant: Variant): Record<string, unknown> {
  const tools = json(variant.tools)
  const schema = json(variant.schema)
  return {
    ...variant.params,
    ...(Array.isArray(tools) && tools.length > 0 ? { tools } : {}),
    ...(schema ? { response_format: { type: 'json_schema', json_schema: { name: 'answer', schema, strict: false } } } : {}),
  }
}

/** The variants of a run, to go on from them. */
export function variantsOf(run: Run): Variant[] {
  return run.variants.map(({ model, messages, configs }) => {
    const { tools, response_format: format, ...params } = configs as { tools?: unknown; response_format?: { json_schema?: { schema?: unknown } } }
    return {
      ...newVariant(model),
      template: JSON.stringify(messages, null, 2),
      params,
      tools: tools ? JSON.stringify(tools, null, 2) : '',
      schema: format?.json_schema?.schema ? JSON.stringify(format.json_schema.schema, null, 2) : '',
    }
  })
}

/** The conversation goes on: the answer of the model, and room for what is said next. */
export function continued(messages: TemplateMessage[], answer: string): TemplateMessage[] {
  return [...messages, { role: ROLES[2], parts: [{ type: 'text', value: answer }] }, { role: ROLES[1], parts: [{ type: 'text', value: '' }] }]
}
