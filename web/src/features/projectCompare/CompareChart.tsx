import { useMemo, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import type { SeriesAnswer } from '../../api/logs'
import type { ProjectOverview } from '../../api/overview'
import { Chart } from '../../components/chart/Chart'
import { PointLayer, type Pick } from '../../components/chart/PointLayer'
import * as f from '../../lib/format'
import { chartOptions, stepRange } from '../dashboards/chartOptions'
import { metricText } from '../dashboards/format'
import { metricOf } from '../dashboards/metrics'
import { tokenOf } from '../experiments/compare/letters'
import { PointLinks } from './PointLinks'

/** px */
const HEIGHT = 172

interface Props {
  label: string
  /** As the server names it. */
  measure: string
  /** Whose unit and axis it has. */
  metric: string
  projects: ProjectOverview[]
  courses: (SeriesAnswer | undefined)[]
  letters: ReadonlyMap<string, string>
  onRange: (from: number, to: number) => void
}

/** One figure over time, a line a project. Every point leads to the rows of its project. */
export function CompareChart({ label, measure, metric: metricId, projects, courses, letters, onRange }: Props) {
  const { t } = useTranslation()
  const [pick, setPick] = useState<Pick | null>(null)
  const metric = metricOf(metricId)
  const lines = useMemo(
    () =>
      projects.map((project, index) => {
        const series = courses[index]?.series.find((each) => each.measure === measure)
        return { key: project.id, measure, group: project.name, values: series?.values ?? [], total: series?.total ?? null }
      }),
    [projects, courses, measure],
  )
  const first = courses.find((course) => course !== undefined)
  const step = first?.step_ms ?? 1
  const steps = Math.max(0, ...lines.map((line) => line.values.length))
  const times = useMemo(() => Array.from({ length: steps }, (_, index) => Date.parse(first?.start ?? '') + index * step), [first?.start, steps, step])
  const options = useMemo(
    () =>
      chartOptions({
        times,
        step,
        lines,
        before: [],
        metric: { ...metric, rows: undefined },
        kind: 'line',
        axis: 'auto',
        label: (line) => line.group ?? '',
        color: (line) => tokenOf(letters.get(line.key)),
        previousWord: '',
        marks: [],
        thresholds: [],
        bands: [],
      }),
    [times, step, lines, metric, letters],
  )
  const texts = (index: number) => lines.map((line) => metricText(line.values[index], metric.unit))
  const empty = courses.every((course) => course !== undefined) && lines.every((line) => line.values.every((value) => value === null || value === 0)) && metric.unit !== 'share'
  return (
    <section className="pcc">
      <h2 className="w6">{label}</h2>
      <div className="pcplot" style={{ height: HEIGHT }}>
        {first === undefined ? (
          <div className="skel" style={{ height: '100%' }} aria-busy="true" />
        ) : empty ? (
          <p className="t3 pcnone">{t('projectCompare.nothing')}</p>
        ) : (
          <Chart
            label={label}
            options={options}
            height={HEIGHT}
            group="project-comparison"
            table={{ head: [t('cols.start'), ...projects.map((project) => `${letters.get(project.id)} ${project.name}`)], rows: times.map((at, index) => [f.timeFull(at), ...texts(index)]) }}
            renderLayer={(chart) => (
              <>
                <PointLayer
                  chart={chart}
                  label={label}
                  times={times}
                  step={step}
                  say={(index) => `${stepRange(times[index]!, step)}: ${projects.map((project, at) => `${project.name} ${texts(index)[at]}`).join(', ')}`}
                  onPick={setPick}
                  onRange={onRange}
                />
                {pick && (
                  <PointLinks
                    pick={pick}
                    from={times[pick.index]!}
                    step={step}
                    projects={pick.series === null ? projects : projects.slice(pick.series, pick.series + 1)}
                    value={(project) => texts(pick.index)[projects.indexOf(project)] ?? f.NONE}
                    letters={letters}
                    onClose={() => setPick(null)}
                  />
                )}
              </>
            )}
          />
        )}
      </div>
    </section>
  )
}
