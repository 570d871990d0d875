import { ExportLines } from '../export/ExportLines'
import { BulkJobs } from './BulkJobs'

/** What goes on with many rows of the project, on every page that has rows to tick. */
export function RowJobs({ projectId }: { projectId: string }) {
  return (
    <>
      <BulkJobs projectId={projectId} />
      <ExportLines />
    </>
  )
}
