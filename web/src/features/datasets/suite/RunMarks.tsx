import { Check, X } from 'lucide-react'
import { useTranslation } from '../../../i18n/useTranslation'
import { Icon } from '../../../components/Icon'

/** Passed or failed, as a sign with its word for those who do not see it. */
export function Mark({ passed }: { passed: boolean }) {
  const { t } = useTranslation()
  return (
    <span className={`smark ${passed ? '' : 'bad'}`} role="img" aria-label={t(passed ? 'datasets.passed' : 'datasets.failed')}>
      <Icon of={passed ? Check : X} size={12} />
    </span>
  )
}

const MOST = 5

/** A mark for each run; of very many runs the first, and how many there are. */
export function RunMarks({ runs }: { runs: boolean[] }) {
  const { t } = useTranslation()
  const passed = runs.filter(Boolean).length
  return (
    <span className="smarks" title={t('datasets.runsPassed', { passed, total: runs.length })}>
      {runs.slice(0, runs.length > MOST + 1 ? MOST : runs.length).map((each, place) => (
        <Mark key={place} passed={each} />
      ))}
      {runs.length > MOST + 1 && <small className="t3 num">+{runs.length - MOST}</small>}
    </span>
  )
}
