import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { currentWorkspace } from '../../../api/client'
import { fetchDatasets } from '../../datasets/api'

const MOST = 30

interface Props {
  projectId: string
  /** Id of the one that is chosen. */
  chosen: string | undefined
  onChoose: (dataset: { id: string; name: string }) => void
}

/** Datasets and suites of a project, found by name. */
export function DatasetOptions({ projectId, chosen, onChoose }: Props) {
  const { t } = useTranslation()
  const { workspace = 'default' } = useParams({ strict: false })
  const [text, setText] = useState('')
  const datasets = useQuery({
    queryKey: ['datasets', currentWorkspace(), 'pick', projectId, text],
    queryFn: ({ signal }) => fetchDatasets(projectId, { page: 1, size: MOST, name: text || undefined }, signal),
    placeholderData: (before) => before,
  })
  return (
    <>
      <input className="input" autoFocus aria-label={t('playground.searchDataset')} placeholder={t('playground.searchDataset')} value={text} onChange={(event) => setText(event.target.value)} />
      <div className="opts">
        {(datasets.data?.content ?? []).map((each) => (
          <button
            key={each.id}
            className={`mi ${each.id === chosen ? 'on' : ''}`}
            aria-pressed={each.id === chosen}
            onClick={() => onChoose({ id: each.id, name: each.name })}
          >
            <span className="trunc">{each.name}</span>
            <span className="t3 fs12 num">{t('playground.items', { count: each.dataset_items_count })}</span>
          </button>
        ))}
        {datasets.data?.content.length === 0 && (
          <p className="t3 none">
            {t('playground.noDatasets')}{' '}
            <Link to="/$workspace/projects/$projectId/datasets" params={{ workspace, projectId }}>
              {t('playground.toDatasets')}
            </Link>
          </p>
        )}
      </div>
    </>
  )
}
