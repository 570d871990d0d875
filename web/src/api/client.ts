import { reportLatency } from './latency'
import { suspectServer } from './reach'
import { rowsOnTheirWay } from './rowsFirst'
import type { Answer, Method, Missing, Sent } from './operation'
import type { Schemas } from './types'

/** One way to the server: same origin, workspace header, errors as typed values. */

export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message)
    this.name = 'ApiError'
  }
}

/** Browsers keep 64 KiB for all writes of a page that is left: a few small ones, or one that is told to be kept. */
const MOST_KEPT = 4096
const MOST_TOLD = 32_768

let workspace = 'default'

/** The workspace of the current page; sent with every request. */
export function setWorkspace(name: string): void {
  workspace = name
}

export function currentWorkspace(): string {
  return workspace
}

export type Query = Record<string, string | number | boolean | undefined>

/**
 * How a path is asked; its method is there by the types of the path, its body too where it takes one. A write that
 * `outlives` its page is done although the page is left, up to half of what browsers keep. Questions wait for the rows
 * that a page is opened for, but for those that are `first`; writes wait only where they say that they are not.
 */
export type RequestOptions<P, M extends Method> = { method?: M; query?: Query; signal?: AbortSignal; outlives?: boolean; first?: boolean } & Sent<P, M>

type Options<P, M extends Method> = [Missing<P, M>] extends [never]
  ? 'GET' extends M
    ? [options?: RequestOptions<P, M>]
    : [options: RequestOptions<P, M> & { method: M }]
  : [options: `${Missing<P, M>} is not in docs/openapi.json`]

export function url(path: string, query: Query = {}): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') parameters.set(name, String(value))
  }
  const text = parameters.toString()
  return `/api/v1/private${path}${text ? `?${text}` : ''}`
}

/** Sends a request and reads its JSON; an empty answer is `undefined`. What it takes and answers is said by the document. */
export async function request<P extends string, M extends Method = 'GET'>(path: P, ...[asked]: Options<P, M>): Promise<Answer<P, M>> {
  const options = (asked ?? {}) as { method?: Method; query?: Query; body?: unknown; signal?: AbortSignal; outlives?: boolean; first?: boolean }
  const write = options.method !== undefined && options.method !== 'GET'
  if (!(options.first ?? write)) await rowsOnTheirWay()
  const headers: Record<string, string> = { Accept: 'application/json', 'Comet-Workspace': workspace }
  if (options.body !== undefined) headers['Content-Type'] = 'application/json'
  const body = options.body === undefined ? undefined : JSON.stringify(options.body)
  let response: Response
  const started = performance.now()
  try {
    response = await fetch(url(path, options.query), {
      method: options.method ?? 'GET',
      headers,
      body,
      // A small write outlives its page: what was asked for in the moment of leaving is done.
      keepalive: write && bytesOf(body) < (options.outlives ? MOST_TOLD : MOST_KEPT),
      signal: options.signal,
    })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    void suspectServer()
    throw new ApiError(0, error instanceof Error ? error.message : String(error))
  }
  reportLatency(performance.now() - started)
  const text = await response.text()
  if (!response.ok) throw new ApiError(response.status, readError(text) ?? response.statusText)
  return (text ? JSON.parse(text) : undefined) as Answer<P, M>
}

const bytesOf = (body: string | undefined): number => (body === undefined ? 0 : new TextEncoder().encode(body).length)

/** Errors come in two shapes: `{errors:[…]}` and `{code,message,details}`. */
export function readError(text: string): string | undefined {
  try {
    const body = JSON.parse(text) as Partial<Schemas['ErrorAnswer']>
    if (Array.isArray(body.errors) && body.errors.length > 0) return body.errors.join('; ')
    return [body.message, body.details].filter(Boolean).join(': ') || undefined
  } catch {
    return text.slice(0, 200) || undefined
  }
}
