import { useTranslation } from '../../i18n/useTranslation'
import type { ProjectOverview } from '../../api/overview'
import { RetryButton } from '../../components/RetryButton'
import { State, useErrorText } from '../../components/PageStates'
import { CompareChart } from './CompareChart'
import { useCourses, type TimeWindow } from './useCompared'

const CHARTS = [
  { id: 'traces', measure: 'count', metric: 'TRACE_COUNT' },
  { id: 'errors', measure: 'error_rate', metric: 'TRACE_ERROR_RATE' },
  { id: 'p95', measure: 'duration.p95', metric: 'DURATION' },
  { id: 'cost', measure: 'cost', metric: 'COST' },
] as const

interface Props {
  projects: ProjectOverview[]
  window: TimeWindow
  letters: ReadonlyMap<string, string>
  onRange: (from: number, to: number) => void
}

/** The courses of the projects over time, figure by figure. */
export function Charts({ projects, window, letters, onRange }: Props) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const { courses, error } = useCourses(
    projects.map((project) => project.id),
    window,
  )
  if (error)
    return (
      <State title={t('projectCompare.failed')} action={<RetryButton />}>
        {errorText(error)}
      </State>
    )
  return (
    <div className="pcgrid">
      {CHARTS.map(({ id, measure, metric }) => (
        <CompareChart key={id} label={t(`projectCompare.charts.${id}`)} measure={measure} metric={metric} projects={projects} courses={courses} letters={letters} onRange={onRange} />
      ))}
    </div>
  )
}
