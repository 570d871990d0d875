import { isObject, text, type Json } from './messages/types'

export interface OtelEvent {
  name: string
  /** ms since 1970. */
  at: number | null
  attributes: Json
}

/** Events of an OpenTelemetry span as the server keeps them in metadata: `{"opentelemetry.events": [{name, timestamp, …}]}`. */
export function eventsOf(metadata: unknown): OtelEvent[] {
  const list = isObject(metadata) ? (metadata['opentelemetry.events'] ?? metadata.events) : undefined
  if (!Array.isArray(list)) return []
  return list.filter(isObject).flatMap((event): OtelEvent[] => {
    const name = text(event.name)
    if (!name) return []
    const { attributes, name: _name, timestamp, time, ...rest } = event
    return [{ name, at: instant(timestamp ?? time ?? event.time_unix_nano), attributes: isObject(attributes) ? attributes : rest }]
  })
}

function instant(value: unknown): number | null {
  if (typeof value === 'number') return value > 1e16 ? value / 1e6 : value > 1e13 ? value / 1e3 : value
  const at = typeof value === 'string' ? (/^\d+$/.test(value) ? Number(value) / 1e6 : Date.parse(value)) : NaN
  return Number.isFinite(at) ? at : null
}
