import { Link } from '@tanstack/react-router'
import { GitCompareArrows } from 'lucide-react'
import { useTranslation } from '../../../i18n/useTranslation'
import { Icon } from '../../../components/Icon'
import type { Run } from '../types'

/** A run over a dataset is an experiment for each variant: from here to their comparison, item by item. */
export function RunExperiments({ run }: { run: Run }) {
  const { t } = useTranslation()
  const experiments = run.variants.flatMap((variant) => variant.experiment_id ?? [])
  if (!run.dataset_id || experiments.length === 0) return null
  return (
    <Link
      className="btn ghost sm"
      to="/$workspace/projects/$projectId/experiments/$datasetId/compare"
      params={((now: object) => ({ ...now, projectId: run.project_id, datasetId: run.dataset_id })) as never}
      search={{ experiments } as never}
    >
      <Icon of={GitCompareArrows} size={12} />
      {t('playground.compareExperiments', { count: experiments.length })}
    </Link>
  )
}
