import { useTranslation } from '../../../i18n/useTranslation'
import * as f from '../../../lib/format'
import { useExports } from './running'
import '../bulk/jobs.css'

/** Files on their way, with how much of them is here. */
export function ExportLines() {
  const { t } = useTranslation()
  const exports = useExports()
  if (exports.length === 0) return null
  return (
    <div className="bulkjobs exports" role="status">
      {exports.map((each) => (
        <div key={each.id} className="pop toast" data-testid="export-job">
          <span>{t('rows.exporting')}</span>
          <progress className="bulkbar" max={Math.max(1, each.total, each.done)} value={each.done} aria-label={t('rows.exporting')} />
          <span className="t3 num fs12">{t('rows.doneOf', { done: f.count(each.done), total: f.count(Math.max(each.total, each.done)) })}</span>
          <button className="btn ghost sm" onClick={each.stop}>
            {t('rows.stop')}
          </button>
        </div>
      ))}
    </div>
  )
}
