import { createHash, createHmac, randomBytes } from 'node:crypto'
import { uuid7 } from '../../src/lib/uuid7'
import type { Api } from '../kit/api'

const RUNNERS = '/local-runners'

/** A program on somebody's machine, as the official command line speaks to the server. */
export class FakeRunner {
  private constructor(
    private readonly api: Api,
    readonly project: string,
    readonly projectId: string,
    readonly name: string,
    readonly id: string,
    readonly sessionId: string,
    private readonly key: Buffer,
  ) {}

  static async create(api: Api, project: string, name = 'mara-mbp'): Promise<FakeRunner> {
    const projectId = await api.project(project)
    const key = randomBytes(32)
    const session = await api.post<{ session_id: string; runner_id: string }>('/pairing/sessions', { project_id: projectId, type: 'endpoint', activation_key: key.toString('base64') })
    return new FakeRunner(api, project, projectId, name, session.runner_id, session.session_id, key)
  }

  /** The link that the command line prints. */
  link(options: { key?: Buffer; session?: string } = {}): string {
    const hex = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex')
    const name = Buffer.from(this.name)
    const payload = Buffer.concat([hex(options.session ?? this.sessionId), options.key ?? this.key, hex(this.projectId), Buffer.from([name.length]), name, Buffer.from([1])])
    return `/opik/pair/v1?project=${encodeURIComponent(this.project)}&workspace=default#${payload.toString('base64url')}`
  }

  /** Pairs without a page. */
  async pair(): Promise<void> {
    const session = Buffer.from(this.sessionId.replaceAll('-', ''), 'hex')
    const proof = createHmac('sha256', this.key)
      .update(Buffer.concat([session, createHash('sha256').update(this.name).digest()]))
      .digest('base64')
    await this.api.post(`/pairing/sessions/${this.sessionId}/activate`, { runner_name: this.name, hmac: proof })
  }

  register(): Promise<void> {
    return this.api.put(`${RUNNERS}/${this.id}/agents`, {
      handle_message: {
        description: 'Answers a guest',
        params: [
          { name: 'message', type: 'string', presence: 'required' },
          { name: 'booking_id', type: 'string', presence: 'optional' },
          { name: 'nights', type: 'integer', presence: 'optional' },
          { name: 'vip', type: 'boolean', presence: 'optional' },
        ],
      },
    })
  }

  /** Waits for the next job. */
  async take(): Promise<{ id: string; inputs: Record<string, unknown>; mask_id?: string; blueprint_name?: string; prompt_masks?: Record<string, string> }> {
    for (;;) {
      const job = await this.api.post<{ id: string; inputs: Record<string, unknown> } | null>(`${RUNNERS}/${this.id}/jobs/next`, {})
      if (job) return job
    }
  }

  /** Ids of jobs that were stopped since the last beat. */
  async beat(told: { platform?: string; latency_ms?: number } = {}): Promise<string[]> {
    return (await this.api.post<{ cancelled_job_ids?: string[] }>(`${RUNNERS}/${this.id}/heartbeats`, told)).cancelled_job_ids ?? []
  }

  /** Tells of a piece of the output; where it begins is that far. */
  async say(job: string, offset: number, text: string, tokens?: number): Promise<number> {
    return (await this.api.post<{ length: number }>(`${RUNNERS}/jobs/${job}/output`, { runner_id: this.id, offset, text, ...(tokens === undefined ? {} : { tokens }) })).length
  }

  print(job: string, ...lines: string[]): Promise<void> {
    return this.api.post(`${RUNNERS}/jobs/${job}/logs`, lines.map((text) => ({ stream: 'stdout', text: `${text}\n` })))
  }

  /** Begins a trace of the job and reports it. */
  async trace(job: string): Promise<string> {
    const id = uuid7()
    const start = Date.now() - 7400
    const at = (ms: number) => new Date(start + ms).toISOString()
    await this.api.post(`${RUNNERS}/jobs/${job}/results`, { status: 'running', trace_id: id })
    await this.api.post('/traces', { id, project_name: this.project, name: 'handle_message', start_time: at(0) })
    const span = (name: string, type: string, from: number, to: number, parent?: string, failed = false) => ({
      id: uuid7(start + from),
      trace_id: id,
      project_name: this.project,
      name,
      type,
      start_time: at(from),
      end_time: at(to),
      ...(parent ? { parent_span_id: parent } : {}),
      ...(failed ? { error_info: { exception_type: 'ServiceUnavailable', message: '503', traceback: 'issue_refund' } } : {}),
    })
    const root = span('handle_message', 'general', 0, 7400)
    const plan = span('plan', 'general', 60, 1200, root.id)
    await this.api.post('/spans/batch', {
      spans: [
        root,
        span('pii_guard', 'guardrail', 10, 46, root.id),
        plan,
        span('gpt-5-mini', 'llm', 70, 1180, plan.id),
        span('get_booking', 'tool', 1210, 1428, root.id),
        span('retrieve_policy', 'general', 1210, 1450, root.id),
        span('issue_refund', 'tool', 1460, 3480, root.id, true),
        span('issue_refund', 'tool', 5000, 5740, root.id),
        span('confirm_refund', 'tool', 5760, 5909, root.id),
        span('compose_answer', 'llm', 5910, 7400, root.id),
      ],
    })
    return id
  }

  report(job: string, result: object): Promise<void> {
    return this.api.post(`${RUNNERS}/jobs/${job}/results`, result)
  }
}

/** Configuration versions: the last one is newest; `prod` stays at the first. */
export async function seedConfigurations(api: Api, projectId: string): Promise<void> {
  const version = (writer: string, timeout: number, description: string, more: object[] = []) => ({
    project_id: projectId,
    blueprint: {
      type: 'blueprint',
      description,
      values: [
        { key: 'planner', type: 'string', value: 'gpt-5-mini' },
        { key: 'writer', type: 'string', value: writer },
        { key: 'temperature', type: 'float', value: '0.2' },
        { key: 'tools.issue_refund.timeout', type: 'integer', value: String(timeout) },
        { key: 'limits.tool_loops', type: 'integer', value: '6' },
        ...more,
      ],
    },
  })
  const blueprints = '/agent-configs/blueprints'
  await api.post(blueprints, version('claude-sonnet-4-5', 2, 'First version'))
  await api.patch(blueprints, version('claude-sonnet-4-5', 4, 'Wait longer for refunds'))
  await api.patch(blueprints, version('gpt-5-mini', 6, 'Retry waits as asked', [{ key: 'tools.issue_refund.retry', type: 'integer', value: '1' }]))
}
