import type { Filter, Schemas } from '../../api/types'

export const MEASURED = ['trace:errors', 'trace:cost', 'trace:latency', 'trace:feedback_score', 'trace_thread:feedback_score'] as const satisfies EventType[]
export const EVENTS = ['trace:guardrails_triggered', 'prompt:created', 'prompt:committed', 'prompt:deleted', 'experiment:finished'] as const satisfies EventType[]
export type MeasuredType = (typeof MEASURED)[number]
export type EventType = Schemas['AlertEventType']
export type Destination = Schemas['AlertType']

export type Alert = Schemas['Alert']

/** As they are edited: what is new has no id yet, and what is stored keeps its own. */
export type TriggerConfig = Pick<Schemas['TriggerConfig'], 'type' | 'config_value'> & Partial<Schemas['TriggerConfig']>
export type Trigger = Pick<Schemas['Trigger'], 'event_type'> & Partial<Omit<Schemas['Trigger'], 'trigger_configs'>> & { trigger_configs?: TriggerConfig[] }
export type AlertDraft = Pick<Alert, 'name' | 'enabled' | 'alert_type' | 'metadata' | 'custom_fields' | 'project_id'> & {
  webhook: Pick<Schemas['Webhook'], 'url'> & Partial<Schemas['Webhook']>
  triggers: Trigger[]
}

const THRESHOLD: Record<MeasuredType, TriggerConfig['type']> = {
  'trace:errors': 'threshold:errors',
  'trace:cost': 'threshold:cost',
  'trace:latency': 'threshold:latency',
  'trace:feedback_score': 'threshold:feedback_score',
  'trace_thread:feedback_score': 'threshold:feedback_score',
}

/** What of a kind is measured, the usual one first: without a name it is that one, as the kind has always been. */
export const MEASURES: Partial<Record<EventType, string[]>> = { 'trace:errors': ['count', 'rate'], 'trace:latency': ['avg', 'p50', 'p90', 'p95', 'p99'] }

/** The measure of a condition where it is another than the usual one. */
export const measureOf = (type: EventType, value: Record<string, string> | undefined): string | undefined => (value?.measure && value.measure !== MEASURES[type]?.[0] ? value.measure : undefined)

/** The text key of what is measured: `trace_errors`, `trace_errors_rate`. */
export const metricKey = (type: EventType, measure?: string): string => [type.replace(':', '_'), ...(measure ? [measure] : [])].join('_')

/** Whether a threshold says all that it needs. */
export const isComplete = (type: EventType, value: Record<string, string>): boolean =>
  !!value.threshold?.trim() && !Number.isNaN(Number(value.threshold)) && !(type.endsWith('feedback_score') && !value.name?.trim())

export const isMeasured = (type: EventType): type is MeasuredType => (MEASURED as readonly string[]).includes(type)

const scored = (type: MeasuredType) => type.endsWith('feedback_score')

/** A trigger as it begins: above 10 errors, 10 %, $10, 10 s or below 0.5 within an hour. */
export const newTrigger = (type: EventType, measure?: string): Trigger => ({
  event_type: type,
  trigger_configs: isMeasured(type)
    ? [{ type: THRESHOLD[type], config_value: { threshold: scored(type) ? '0.5' : '10', window: '3600', operator: scored(type) ? '<' : '>', ...(scored(type) ? { name: '' } : {}), ...(measure ? { measure } : {}) } }]
    : [],
})

export const newAlert = (projectId: string): AlertDraft => ({
  name: '',
  enabled: true,
  alert_type: 'general',
  webhook: { url: '' },
  triggers: [newTrigger('trace:errors')],
  project_id: projectId,
})

/** The same alert once more: parts that are stored have ids of their own, the copy gets others. The secret is known masked only, so it stays behind. */
export const copyOf = ({ webhook: { name: title, url, headers }, triggers, ...alert }: AlertDraft, name: string): AlertDraft => ({
  name,
  enabled: alert.enabled,
  alert_type: alert.alert_type,
  ...(alert.metadata ? { metadata: alert.metadata } : {}),
  ...(alert.custom_fields ? { custom_fields: alert.custom_fields } : {}),
  ...(alert.project_id ? { project_id: alert.project_id } : {}),
  webhook: { url, ...(title ? { name: title } : {}), ...(headers ? { headers } : {}) },
  triggers: triggers.map(({ event_type, trigger_configs }) => ({ event_type, trigger_configs: (trigger_configs ?? []).map(({ type, config_value }) => ({ type, config_value })) })),
})

/** The first threshold of a measured trigger; settings of other kinds stay as they are. */
export const conditionOf = (trigger: Trigger): TriggerConfig | undefined => trigger.trigger_configs?.find((config) => config.type.startsWith('threshold:'))

/** Which rows a condition looks at; what cannot be read is none. */
export function filtersOf(value: Record<string, string>): Filter[] {
  try {
    const read: unknown = JSON.parse(value.filters ?? '[]')
    return Array.isArray(read) ? (read as Filter[]) : []
  } catch {
    return []
  }
}

/** An alert that somebody else began: a chart that it is made from. */
export interface Proposal {
  event_type: EventType
  config_value: Record<string, string>
}

export const proposed = ({ event_type, config_value }: Proposal): Trigger => {
  const begun = newTrigger(event_type)
  return { ...begun, trigger_configs: begun.trigger_configs?.map((each) => ({ ...each, config_value: { ...each.config_value, ...config_value } })) ?? [] }
}

/** What has a usual value has no name where it is meant, so that clients that do not know it read the same. */
const UNSAID = ['measure', 'end_threshold', 'repeat']

/** The values of a setting with some of them changed. */
export const changed = (value: Record<string, string>, change: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries({ ...value, ...change }).filter(([name, text]) => text !== '' || !UNSAID.includes(name)))

export type Problem = 'name' | 'url' | 'triggers' | 'threshold' | 'score' | 'end'

export function problemsOf(alert: AlertDraft): Problem[] {
  const problems: Problem[] = []
  if (!alert.name.trim()) problems.push('name')
  if (!/^https?:\/\/[^/\s]+/.test(alert.webhook.url.trim())) problems.push('url')
  if (alert.triggers.length === 0) problems.push('triggers')
  for (const trigger of alert.triggers) {
    for (const { type, config_value: value } of trigger.trigger_configs ?? []) {
      if (!type.startsWith('threshold:')) continue
      if (value.threshold?.trim() === '' || Number.isNaN(Number(value.threshold)) || !(Number(value.window) >= 1)) problems.push('threshold')
      if (value.end_threshold !== undefined && !isEnd(value.end_threshold, Number(value.threshold), value.operator === '<')) problems.push('end')
      if (trigger.event_type.endsWith('feedback_score') && !value.name?.trim()) problems.push('score')
    }
  }
  return [...new Set(problems)]
}

// What ends lies on the other side of what begins, or at it.
const isEnd = (text: string, threshold: number, below: boolean): boolean => text.trim() !== '' && (below ? Number(text) >= threshold : Number(text) <= threshold)

export type AlertState = Schemas['FiringsAlertState']

/** A time in which a condition held, or an event that was told. */
export type Firing = Schemas['AlertFiring']
export type FiringMessage = Firing['messages'][number]
export type AlertStanding = Schemas['AlertState']

export type Tick = '' | 'fired' | 'news' | 'muted'

/** The last days in ticks of equal length, the newest last; what calls for somebody goes before news, both before a mute. */
export function ticksOf(standing: Pick<AlertStanding, 'recent' | 'mute'>, now: number, ticks: number, length: number): Tick[] {
  const spans = standing.recent.map((each) => ({ from: Date.parse(each.began_at), to: each.ended_at ? Date.parse(each.ended_at) : now, kind: each.needs_acknowledgement ? ('fired' as const) : ('news' as const) }))
  return Array.from({ length: ticks }, (_, index) => {
    const from = now - (ticks - index) * length
    const within = spans.filter((each) => each.from < from + length && each.to >= from)
    if (within.length > 0) return within.some((each) => each.kind === 'fired') ? 'fired' : 'news'
    return standing.mute && Date.parse(standing.mute.since) < from + length && (!standing.mute.until || Date.parse(standing.mute.until) > from) ? 'muted' : ''
  })
}

/** Until when, of the choices of the menu: an hour from now, eight tomorrow morning, for good. */
export function muteUntil(choice: 'hour' | 'tomorrow' | 'forever', now: Date): string | null {
  if (choice === 'forever') return null
  if (choice === 'hour') return new Date(now.getTime() + 3_600_000).toISOString()
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 8).toISOString()
}

/** How many members of an alert differ from what is stored. */
export function changesOf(draft: AlertDraft, stored: AlertDraft): number {
  const parts = (alert: AlertDraft) => [alert.name, alert.enabled, alert.alert_type, alert.webhook.url, alert.webhook.secret_token ?? '', alert.webhook.headers ?? {}, alert.metadata ?? {}, ...alert.triggers]
  const [now, before] = [parts(draft), parts(stored)].map((list) => list.map((each) => JSON.stringify(each)))
  return Array.from({ length: Math.max(now!.length, before!.length) }).filter((_, index) => now![index] !== before![index]).length
}
