import type { Api } from '../kit/api'

const hours = (count: number) => String(count * 3600)
const threshold = (type: string, config_value: Record<string, string>) => [{ type: `threshold:${type}`, config_value }]

const PRODUCTION = JSON.stringify([{ field: 'environment', operator: '=', value: 'production' }])

/** Alerts of a project on errors (how many, which share), scores, cost, latency (average, p95), guardrails and prompts; the first holds when anything failed within a day. */
export async function seedAlerts(api: Api, projectId: string, url: string): Promise<void> {
  const alerts: [string, string, string, object[]][] = [
    ['Errors above 3 a day', '#concierge-oncall', 'trace:errors', threshold('errors', { threshold: '3', window: hours(24) })],
    ['Error rate above 3 %', '#concierge-oncall', 'trace:errors', threshold('errors', { threshold: '3', window: '900', measure: 'rate', filters: PRODUCTION })],
    ['p95 above 12 s', '#concierge-oncall', 'trace:latency', threshold('latency', { threshold: '12', window: '900', measure: 'p95' })],
    ['Refund helpfulness low', '#concierge-oncall', 'trace:feedback_score', threshold('feedback_score', { name: 'helpfulness', operator: '<', threshold: '0.3', window: hours(24) })],
    ['Cost above $25 an hour', 'Finance', 'trace:cost', threshold('cost', { threshold: '25', window: hours(1) })],
    ['Latency above 20 s', '#concierge-oncall', 'trace:latency', threshold('latency', { threshold: '20', window: hours(1) })],
    ['Guardrail hit', 'PagerDuty, security', 'trace:guardrails_triggered', []],
    ['Prompt deployed', '#releases', 'prompt:committed', []],
  ]
  for (const [name, receiver, event_type, trigger_configs] of alerts)
    await api.post('/alerts', { name, project_id: projectId, alert_type: receiver.startsWith('#') ? 'slack' : 'general', webhook: { name: receiver, url }, triggers: [{ event_type, trigger_configs }] })
}
