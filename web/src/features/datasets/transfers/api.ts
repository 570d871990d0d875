import { queryOptions } from '@tanstack/react-query'
import { ApiError, currentWorkspace, readError, request, url } from '../../../api/client'
import type { Schemas } from '../../../api/types'

export type Import = Schemas['Import']
export type RejectedRows = Schemas['RejectedRows']
export type Export = Schemas['Export']

/** Which items an export takes; nothing: all of the version. */
export type ExportSelection = Schemas['ExportSelectionBody']

const PATH = '/datasets'

export const importsQuery = (id: string) =>
  queryOptions({
    queryKey: ['datasets', currentWorkspace(), id, 'imports'],
    queryFn: ({ signal }) => request(`${PATH}/${id}/imports`, { signal }),
  })

export const rejectedQuery = (id: string, importId: string) =>
  queryOptions({
    queryKey: ['datasets', currentWorkspace(), id, 'rejected', importId],
    queryFn: ({ signal }) => request(`${PATH}/${id}/imports/${importId}/rejected-rows`, { signal }),
  })

/** Files that are made of a dataset, or of any. */
export const exportsQuery = (id?: string) =>
  queryOptions({
    queryKey: ['datasets', currentWorkspace(), id ?? 'all', 'exports'],
    queryFn: ({ signal }) => request(`${PATH}/export-jobs`, { signal }).then((all) => (id ? all.filter((each) => each.dataset_id === id) : all)),
  })

export const isOpen = (status: Import['status']): boolean => status === 'PENDING' || status === 'PROCESSING'
export const startExport = (id: string, format: string, version?: string, selection: ExportSelection = {}) =>
  request(`${PATH}/${id}/export`, { method: 'POST', query: { format, version }, body: selection })
export const exportAddress = (job: string) => url(`${PATH}/export-jobs/${job}/download`, { workspace_name: currentWorkspace() })
export const markViewed = (job: string) => request(`${PATH}/export-jobs/${job}/mark-viewed`, { method: 'PUT' })

/** Milliseconds that an import still takes at the pace it had; undefined: nothing is known yet. */
export function timeLeft(job: Import): number | undefined {
  const done = job.imported + job.rejected
  if (!job.rows || job.imported === 0) return undefined
  return ((Date.parse(job.last_updated_at) - Date.parse(job.created_at)) / done) * (job.rows - done)
}

/** Sends a file; `fetch` does not tell how far it is. The import itself goes on without the tab. */
export function uploadFile(id: string, file: File, progress: (share: number) => void): Promise<void> {
  const extension = file.name.split('.').pop()?.toLowerCase()
  const form = new FormData()
  form.append('dataset_id', id)
  if (extension !== 'csv') form.append('format', extension === 'json' ? 'json' : 'jsonl')
  form.append('file', file)
  return new Promise((resolve, reject) => {
    const upload = new XMLHttpRequest()
    upload.open('POST', url(`${PATH}/items/${extension === 'csv' ? 'from-csv' : 'from-json'}`))
    upload.setRequestHeader('Comet-Workspace', currentWorkspace())
    upload.upload.onprogress = (event) => progress(event.loaded / Math.max(event.total, 1))
    upload.onload = () => (upload.status < 300 ? resolve() : reject(new ApiError(upload.status, readError(upload.responseText) ?? upload.statusText)))
    upload.onerror = () => reject(new ApiError(0, 'upload'))
    upload.send(form)
  })
}
