import { useSyncExternalStore } from 'react'
import { ApiError, currentWorkspace, readError, url } from '../../../api/client'
import type { Schemas } from '../../../api/types'
import { EXPORT_PATH, type RowKind } from '../kinds'
import { RowCounter } from './lines'

type Body = Schemas['RowExportBody']
export type ExportFormat = Body['format']
export type ExportRequest = Body & { level: RowKind }

export interface RunningExport {
  id: number
  level: RowKind
  done: number
  total: number
  stop: () => void
}

let running: readonly RunningExport[] = []
let next = 1
const listeners = new Set<() => void>()

function change(list: readonly RunningExport[]): void {
  running = list
  for (const tell of listeners) tell()
}

export const useExports = (): readonly RunningExport[] =>
  useSyncExternalStore(
    (tell) => {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    () => running,
  )

/**
 * Fetches the file while the server reads the rows, so that its progress can be shown and it can be stopped; a browser keeps
 * large ones on disk. False: it was stopped.
 */
export async function exportRows(request: ExportRequest): Promise<boolean> {
  const abort = new AbortController()
  const id = next++
  const update = (part: Partial<RunningExport>) => change(running.map((each) => (each.id === id ? { ...each, ...part } : each)))
  change([...running, { id, level: request.level, done: 0, total: 0, stop: () => abort.abort() }])
  try {
    const { rows, sorting, columns, format } = request
    const response = await fetch(url(EXPORT_PATH[request.level]), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Comet-Workspace': currentWorkspace() },
      body: JSON.stringify({ rows, sorting, columns, format } satisfies Body),
      signal: abort.signal,
    })
    if (!response.ok || !response.body) throw new ApiError(response.status, readError(await response.text()) ?? response.statusText)
    update({ total: Number(response.headers.get('Opik-Total-Rows') ?? 0) })
    save(await collect(response.body, new RowCounter(format), (done) => update({ done })), nameOf(response) ?? `${request.level}.${format}`)
    return true
  } catch (error) {
    if (abort.signal.aborted) return false
    throw error instanceof ApiError ? error : new ApiError(0, error instanceof Error ? error.message : String(error))
  } finally {
    change(running.filter((each) => each.id !== id))
  }
}

/** What is told this often is enough for the eye. */
const TELL_MS = 200

async function collect(body: ReadableStream<Uint8Array<ArrayBuffer>>, counter: RowCounter, tell: (done: number) => void): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  const reader = body.getReader()
  let told = 0
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    parts.push(piece.value)
    counter.add(piece.value)
    if (performance.now() - told < TELL_MS) continue
    told = performance.now()
    tell(counter.count)
  }
  return new Blob(parts)
}

const nameOf = (response: Response): string | undefined => {
  const header = response.headers.get('Content-Disposition') ?? ''
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(header)?.[1]
  return encoded ? decodeURIComponent(encoded) : /filename="?([^";]+)"?/.exec(header)?.[1]
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
