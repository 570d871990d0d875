import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useTranslation } from '../../../i18n/useTranslation'
import { Icon } from '../../../components/Icon'
import * as f from '../../../lib/format'
import { experimentsQuery } from '../../experiments/api'
import '../../experiments/list/experiments.css'
import { AddExperiment } from '../../experiments/compare/AddExperiment'
import type { Fields } from './controls'

/** Experiments by name instead of the newest ones; of the dataset where one is chosen. */
export function ChosenExperiments({ config, set, datasetId }: Fields & { datasetId: string }) {
  const { t } = useTranslation()
  const ids = config.experimentIds ?? []
  const known = useQuery(experimentsQuery(ids))
  const nameOf = (id: string) => known.data?.find((each) => each.id === id)?.name ?? f.shortId(id)
  return (
    <div className="field" role="group" aria-label={t('dashboards.onlyExperiments')}>
      <span className="w5">{t('dashboards.onlyExperiments')}</span>
      <div className="wfilters">
        {ids.map((id) => (
          <span className="chip" key={id}>
            <span className="v trunc">{nameOf(id)}</span>
            <button type="button" className="x" aria-label={t('dashboards.removeExperiment', { name: nameOf(id) })} onClick={() => set({ experimentIds: ids.filter((each) => each !== id) })}>
              <Icon of={X} size={12} />
            </button>
          </span>
        ))}
        <AddExperiment datasetId={datasetId} chosen={ids} onAdd={(id) => set({ experimentIds: [...ids, id] })} />
      </div>
      <span className="t3 fs12">{t('dashboards.noneIsNewest')}</span>
    </div>
  )
}
