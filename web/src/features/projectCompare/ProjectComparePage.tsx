import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { PageError, State, Waiting } from '../../components/PageStates'
import { RangeMenu } from '../../components/range/RangeMenu'
import { useJudgements } from '../../components/score/judgements'
import { TopBar } from '../../components/TopBar'
import { writeRange } from '../../lib/range'
import { lettersOf } from '../experiments/compare/letters'
import { Charts } from './Charts'
import { Chosen } from './Chosen'
import { CompareTable } from './CompareTable'
import { figuresOf } from './figures'
import './projectCompare.css'
import { idsOf, type ProjectCompareSearch } from './search'
import { useCompared, useWindow } from './useCompared'

/** Two to six projects side by side: their figures against one of them, and their course over time. */
export function ProjectComparePage() {
  const { t } = useTranslation()
  const { workspace = 'default' } = useParams({ strict: false })
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as ProjectCompareSearch
  const change = (next: Partial<ProjectCompareSearch>) => void navigate({ to: '.', search: ((now: object) => ({ ...now, ...next })) as never })
  const key = idsOf(search).join(',')
  const ids = useMemo(() => idsOf({ ids: key }), [key])
  const window = useWindow(search.range)
  const { data: projects, isError, error } = useCompared(ids, window)
  const judgings = useJudgements()
  const baseline = projects?.find((project) => project.id === search.baseline) ?? projects?.[0]
  const letters = useMemo(() => lettersOf(projects?.map((project) => project.id) ?? ids, baseline?.id), [projects, ids, baseline?.id])
  const gone = projects ? ids.length - projects.length : 0
  const back = (
    <Link className="btn" to="/$workspace/projects" params={{ workspace }}>
      {t('projects.title')}
    </Link>
  )
  return (
    <>
      <TopBar title={t('projectCompare.title')} parent={{ label: t('projects.title'), to: '/$workspace/projects' }} />
      {ids.length < 2 ? (
        <State title={t('projectCompare.few')} action={back}>
          {t('projectCompare.fewText')}
        </State>
      ) : isError ? (
        <PageError whole={false} error={error} failed={t('projectCompare.failed')} />
      ) : projects?.length === 0 ? (
        <State title={t('projectCompare.gone')} action={back}>
          {t('errors.goneText')}
        </State>
      ) : (
        <>
          <div className="bar">
            <Chosen ids={ids} projects={projects} letters={letters} onRemove={(id) => change({ ids: ids.filter((each) => each !== id).join(','), ...(search.baseline === id ? { baseline: undefined } : {}) })} />
            <span className="grow" />
            <RangeMenu range={window.range} onChange={(range) => change({ range: range === '24h' ? undefined : range })} />
          </div>
          {projects && baseline ? (
            <div className="pcpage grow" tabIndex={0} role="region" aria-label={t('projectCompare.title')}>
              {gone > 0 && (
                <p className="pcgone t2" role="status">
                  {t('projectCompare.goneSome', { count: gone })}
                </p>
              )}
              <CompareTable
                projects={projects}
                figures={figuresOf(projects, judgings)}
                baseline={baseline}
                letters={letters}
                range={search.range}
                onBaseline={(id) => change({ baseline: id === projects[0]?.id ? undefined : id })}
              />
              <Charts projects={projects} window={window} letters={letters} onRange={(from, to) => change({ range: writeRange(from, to) })} />
            </div>
          ) : (
            <Waiting />
          )}
        </>
      )}
    </>
  )
}
