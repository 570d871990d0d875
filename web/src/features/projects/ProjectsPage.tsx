import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { ArrowDown, ArrowUp, Search, X } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import { projectsQuery, projectStatsQuery } from '../../api/projects'
import type { Project, ProjectStats } from '../../api/types'
import { Icon } from '../../components/Icon'
import { Kbd } from '../../components/Kbd'
import { KeySheet } from '../../components/KeySheet'
import { State, useErrorText } from '../../components/PageStates'
import { ProjectSign } from '../../components/ProjectSign'
import { TopBar } from '../../components/TopBar'
import { useHotkeys } from '../../lib/hotkeys'
import { FirstTrace } from '../onboarding/FirstTrace'
import { ProjectRow } from './ProjectRow'
import './projects.css'
import { sortProjects, type ProjectEntry, type SortKey } from './sortProjects'
import { Totals } from './Totals'

const KEYS: [string[], string][] = [
  [['J', 'K'], 'next'],
  [['↵'], 'open'],
  [['/'], 'filter'],
  [['['], 'side'],
  [['?'], 'sheet'],
]

const HEADS: { id: SortKey; label: string; numeric: boolean; width?: number }[] = [
  { id: 'name', label: 'name', numeric: false },
  { id: 'traces', label: 'traces', numeric: true, width: 96 },
  { id: 'errors', label: 'errors', numeric: true, width: 88 },
  { id: 'p50', label: 'p50', numeric: true, width: 92 },
  { id: 'p90', label: 'p90', numeric: true, width: 92 },
  { id: 'cost', label: 'cost', numeric: true, width: 124 },
  { id: 'last', label: 'lastTrace', numeric: true, width: 124 },
]

/** Every project with its traffic, errors, speed and cost. */
export function ProjectsPage() {
  const { t } = useTranslation()
  const { workspace = 'default' } = useParams({ strict: false })
  const navigate = useNavigate()
  const errorText = useErrorText()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [sort, setSort] = useState<{ key: SortKey; down: boolean }>({ key: 'last', down: true })
  const [cursor, setCursor] = useState(-1)
  const projects = useQuery({ ...projectsQuery(), refetchInterval: (query) => (query.state.data?.total === 0 ? 3000 : false) })
  const stats = useQuery(projectStatsQuery())

  const entries = useMemo(() => join(projects.data?.content ?? [], stats.data?.content ?? []), [projects.data, stats.data])
  const found = useMemo(
    () =>
      sortProjects(
        entries.filter((entry) => entry.project.name.toLowerCase().includes(text.trim().toLowerCase())),
        sort.key,
        sort.down,
      ),
    [entries, text, sort],
  )
  const topCost = Math.max(...entries.map((entry) => entry.stats?.total_estimated_cost_sum ?? 0), 0)
  const open = (entry: ProjectEntry | undefined) =>
    entry && void navigate({ to: '/$workspace/projects/$projectId/logs', params: { workspace, projectId: entry.project.id } })

  useHotkeys({
    j: () => setCursor((now) => Math.min(found.length - 1, now + 1)),
    k: () => setCursor((now) => Math.max(0, now - 1)),
    Enter: () => open(found[cursor]),
    '/': () => input.current?.focus(),
  })

  const bar = (
    <TopBar title={t('projects.title')}>
      <KeySheet rows={KEYS} />
    </TopBar>
  )
  if (projects.isError && !projects.data) {
    return (
      <>
        {bar}
        <State
          title={t('errors.list')}
          action={
            <button className="btn" onClick={() => void projects.refetch()}>
              {t('common.retry')}
            </button>
          }
        >
          {errorText(projects.error)}
        </State>
      </>
    )
  }
  if (projects.isSuccess && projects.data.total === 0) {
    return (
      <>
        {bar}
        <FirstTrace />
      </>
    )
  }
  return (
    <>
      {bar}
      <div className="bar">
        <div className="input quiet find">
          <Icon of={Search} size={14} />
          <input
            ref={input}
            data-testid="search-input"
            aria-label={t('projects.find')}
            placeholder={t('projects.find')}
            value={text}
            onChange={(event) => {
              setText(event.target.value)
              setCursor(-1)
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter') open(found[0])
              if (event.key === 'Escape') event.currentTarget.blur()
            }}
          />
          {text ? (
            <button className="ibtn sm" aria-label={t('projects.clear')} onClick={() => setText('')}>
              <Icon of={X} size={12} />
            </button>
          ) : (
            <Kbd of="/" />
          )}
        </div>
      </div>
      <Totals entries={entries} loading={projects.isPending || stats.isPending} unknown={stats.isError} />
      <div className="tw grow" tabIndex={0} role="region" aria-label={t('projects.title')}>
        <table className="tbl pt">
          <caption className="sr">{t('projects.title')}</caption>
          <colgroup>
            {HEADS.map((head) => (
              <col key={head.id} style={{ width: head.width }} />
            ))}
          </colgroup>
          <thead>
            <tr>
              {HEADS.map((head) => {
                const on = head.id === sort.key
                return (
                  <th
                    key={head.id}
                    scope="col"
                    className={`${head.numeric ? 'n' : ''} ${on ? 'sorted' : ''}`}
                    aria-sort={on ? (sort.down ? 'descending' : 'ascending') : undefined}
                  >
                    <button onClick={() => setSort({ key: head.id, down: on ? !sort.down : head.numeric })}>
                      {t(`projects.${head.label}`)}
                      {on && <Icon of={sort.down ? ArrowDown : ArrowUp} size={12} />}
                    </button>
                  </th>
                )
              })}
            </tr>
          </thead>
          <tbody>
            {projects.isPending
              ? Array.from({ length: 6 }, (_, i) => (
                  <tr key={i} className="skrow" aria-hidden="true">
                    {HEADS.map((head) => (
                      <td key={head.id} className={head.numeric ? 'n' : ''}>
                        <span className="skel" style={{ width: head.numeric ? 48 : 180 }} />
                      </td>
                    ))}
                  </tr>
                ))
              : found.map((entry, index) => (
                  <ProjectRow
                    key={entry.project.id}
                    entry={entry}
                    workspace={workspace}
                    focus={index === cursor}
                    topCost={topCost}
                    loading={stats.isPending}
                    unknown={stats.isError}
                    sign={<ProjectSign id={entry.project.id} name={entry.project.name} />}
                    onOpen={() => open(entry)}
                  />
                ))}
          </tbody>
        </table>
        {projects.isSuccess && found.length === 0 && (
          <State
            title={t('projects.nothing', { text })}
            action={
              <button className="btn" onClick={() => setText('')}>
                {t('projects.clear')}
              </button>
            }
          />
        )}
        <div className="nx">
          <div>
            <p className="w6">{t('projects.hintTitle')}</p>
            <p className="t2">
              <Trans i18nKey="projects.hint" components={{ code: <code className="mono" /> }} />
            </p>
          </div>
          <Link className="btn" to="/$workspace/get-started" params={{ workspace }}>
            {t('nav.setup')}
          </Link>
        </div>
      </div>
      <footer className="statusbar">
        <span>{projects.isSuccess && t('projects.count', { count: projects.data.total })}</span>
        {stats.isError && (
          <span className="err">
            {t('projects.noFigures')}{' '}
            <button className="btn ghost sm" onClick={() => void stats.refetch()}>
              {t('common.retry')}
            </button>
          </span>
        )}
        <span className="grow" />
        <span className="row opt keys">
          <Kbd of="J" />
          <Kbd of="K" />
          <span>{t('projects.move')}</span>
        </span>
        <span className="row opt keys">
          <Kbd of="↵" />
          <span>{t('projects.open')}</span>
        </span>
        <span className="row opt keys">
          <Kbd of="?" />
          <span>{t('logs.allKeys')}</span>
        </span>
      </footer>
    </>
  )
}

function join(projects: Project[], stats: ProjectStats[]): ProjectEntry[] {
  const byId = new Map(stats.map((each) => [each.project_id, each]))
  return projects.map((project) => ({ project, stats: byId.get(project.id) }))
}
