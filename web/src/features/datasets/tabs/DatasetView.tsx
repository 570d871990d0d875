import type { ReactNode } from 'react'
import type { Dataset } from '../api'
import { CodeTab } from './CodeTab'
import { ExperimentsTab } from './ExperimentsTab'
import { SchemaTab } from './SchemaTab'
import { UsageTab } from './UsageTab'
import type { View } from './views'

/** What the chosen tab shows; items, and results of a suite, are the page's own. */
export function DatasetView({ view, dataset, datasetId, children }: { view: View; dataset: Dataset | undefined; datasetId: string; children: ReactNode }) {
  if (view === 'schema') return <SchemaTab datasetId={datasetId} />
  if (view === 'experiments') return <ExperimentsTab datasetId={datasetId} />
  if (view === 'usage') return <UsageTab datasetId={datasetId} />
  if (view === 'code') return dataset ? <CodeTab name={dataset.name} kind={dataset.type === 'evaluation_suite' ? 'evaluation_suite' : 'dataset'} /> : null
  return children
}
