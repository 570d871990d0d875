import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from '../../../i18n/useTranslation'
import { About } from '../../../components/About'
import * as f from '../../../lib/format'
import { changeDataset, type Dataset } from '../api'
import { fieldsQuery } from '../expand/api'
import { experimentsCountQuery } from './api'
import './tabs.css'
import type { View } from './views'

/** Items, what they are made of, what ran over them, what depends on them, and the lines that use them; of a suite its results first. */
export function DatasetTabs({ dataset, datasetId, views, shown }: { dataset: Dataset | undefined; datasetId: string; views: readonly View[]; shown: View }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const fields = useQuery(fieldsQuery(datasetId))
  const experiments = useQuery(experimentsCountQuery(datasetId))
  const counts: Partial<Record<View, string | undefined>> = {
    items: dataset?.dataset_items_count === undefined ? undefined : f.countShort(dataset.dataset_items_count),
    schema: fields.data && t('datasets.fieldCount', { count: fields.data.fields.length }),
    experiments: experiments.data === undefined ? undefined : f.countShort(experiments.data),
  }
  return (
    <div className="dshead">
      <nav className="tabs dstabs" aria-label={t('datasets.view')}>
        {views.map((view) => (
          <Link
            key={view}
            to="."
            search={((now: object) => ({ ...now, view, open: undefined, search: undefined, filters: undefined })) as never}
            className={shown === view ? 'on' : ''}
            aria-current={shown === view ? 'page' : undefined}
            activeOptions={{ exact: true }}
          >
            {t(`datasets.tabs.${view}`)}
            {counts[view] !== undefined && <small>{counts[view]}</small>}
          </Link>
        ))}
      </nav>
      {dataset && (
        <About
          name={dataset.name}
          description={dataset.description}
          tags={dataset.tags}
          onSave={async (head) => {
            await changeDataset(datasetId, head)
            await Promise.all([client.invalidateQueries({ queryKey: ['datasets'] }), client.invalidateQueries({ queryKey: ['list', 'datasets'] })])
          }}
        />
      )}
    </div>
  )
}
