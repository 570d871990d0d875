import { Link, useParams } from '@tanstack/react-router'
import { Trophy } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import type { ProjectOverview } from '../../api/overview'
import { Icon } from '../../components/Icon'
import { changeText, metricText } from '../dashboards/format'
import { Letter } from '../experiments/compare/letters'
import { bestOf, type Figure } from './figures'

interface Props {
  projects: ProjectOverview[]
  figures: Figure[]
  baseline: ProjectOverview
  letters: ReadonlyMap<string, string>
  /** Of the page, in the words of Logs. */
  range: string | undefined
  onBaseline: (id: string) => void
}

/** Figures by project, each against the baseline; the best of a row is marked. */
export function CompareTable({ projects, figures, baseline, letters, range, onBaseline }: Props) {
  const { t } = useTranslation()
  const { workspace = 'default' } = useParams({ strict: false })
  return (
    <div className="pcw" tabIndex={0} role="region" aria-label={t('projectCompare.figures')}>
      <table className="tbl pct">
        <thead>
          <tr>
            <th scope="col">{t('projectCompare.figure')}</th>
            {projects.map((project) => (
              <th key={project.id} scope="col" className="n">
                <span className="row pch">
                  <Letter of={letters.get(project.id)} />
                  <Link className="w6 trunc" to="/$workspace/projects/$projectId/logs" params={{ workspace, projectId: project.id }} search={{ range } as never} title={project.name}>
                    {project.name}
                  </Link>
                </span>
                {project.id === baseline.id ? (
                  <span className="pcb t3">{t('projectCompare.baseline')}</span>
                ) : (
                  <button className="pcb link" onClick={() => onBaseline(project.id)}>
                    {t('projectCompare.asBaseline')}
                    <span className="sr">: {project.name}</span>
                  </button>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <Row key={figure.id} figure={figure} projects={projects} baseline={baseline} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ figure, projects, baseline }: { figure: Figure; projects: ProjectOverview[]; baseline: ProjectOverview }) {
  const { t } = useTranslation()
  const best = bestOf(figure, projects)
  const base = figure.value(baseline)
  return (
    <tr>
      <th scope="row">{figure.score ?? t(`projectCompare.rows.${figure.id}`)}</th>
      {projects.map((project) => {
        const value = figure.value(project)
        return (
          <td key={project.id} className={`n ${project.id === baseline.id ? 'base' : ''}`}>
            {value !== null && value === best && (
              <span className="pbest" title={t('projectCompare.best')}>
                <Icon of={Trophy} size={12} />
                <span className="sr">{t('projectCompare.best')}</span>
              </span>
            )}
            <span className={value === null ? 't3' : value === best ? 'w6' : undefined}>{metricText(value, figure.unit)}</span>
            <span className={`dlt pcd ${toneOf(figure, value, base)}`}>{project.id === baseline.id || value === null || base === null ? '' : changeText(value, base, figure.unit)}</span>
          </td>
        )
      })}
    </tr>
  )
}

/** Better or worse, where there is such a thing and it does not round to nothing. */
function toneOf({ better, unit }: Figure, value: number | null, base: number | null): string {
  if (better === null || value === null || base === null || changeText(value, base, unit) === changeText(base, base, unit)) return ''
  return value < base === (better === 'lower') ? 'up' : 'dn'
}
