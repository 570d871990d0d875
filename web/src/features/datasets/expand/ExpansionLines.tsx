import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Sparkles } from 'lucide-react'
import { useTranslation } from '../../../i18n/useTranslation'
import { Icon } from '../../../components/Icon'
import * as f from '../../../lib/format'
import { expansionsQuery, isWriting } from './api'
import { toExpansion } from './ExpandPanel'

/** One line for each expansion that runs or waits for its review. */
export function ExpansionLines({ datasetId, open }: { datasetId: string; open: string | undefined }) {
  const { t } = useTranslation()
  const jobs = useQuery(expansionsQuery(datasetId))
  return (
    <>
      {jobs.data
        ?.filter((job) => job.id !== open)
        .map((job) => (
          <div className="dsline" role="status" key={job.id} data-testid="expansion-line">
            <Icon of={Sparkles} size={14} />
            <b className="w5">{t('datasets.expandTitle')}</b>
            <span className="num">{t('datasets.writtenOf', { written: f.count(job.written), wanted: f.count(job.wanted) })}</span>
            {isWriting(job) ? <progress value={job.written / job.wanted} aria-label={t('datasets.written')} /> : <span className="grow trunc err">{job.error_message}</span>}
            <Link to="." search={toExpansion(job.id)} className="acc nowrap">
              {t(isWriting(job) ? 'datasets.watch' : 'datasets.review')}
            </Link>
          </div>
        ))}
    </>
  )
}
