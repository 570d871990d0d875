import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { useLiveLists } from '../../api/lists'
import { LogLines, type LogLine } from '../../components/LogLines'
import { PageError, State } from '../../components/PageStates'
import { TopBar } from '../../components/TopBar'
import * as f from '../../lib/format'
import { logQuery, ruleQuery } from './api'
import type { LogSearch } from './routes'
import './rules.css'

const LEVELS = ['all', 'warn', 'error'] as const

/** What a rule did, line by line; it goes on while the page is open. */
export function AutomationLogs() {
  const { t } = useTranslation()
  const { workspace = 'default' } = useParams({ strict: false })
  const { rule_id: id = '', level } = useSearch({ strict: false }) as LogSearch
  const navigate = useNavigate()
  const client = useQueryClient()
  useLiveLists('automations')
  const rule = useQuery({ ...ruleQuery(id), enabled: id !== '' })
  const log = useQuery({ ...logQuery(client, id), enabled: id !== '' })
  const lines = useMemo<LogLine[]>(
    () =>
      (log.data?.content ?? [])
        .map((line): LogLine => ({ at: line.timestamp, level: levelOf(line.level), text: line.message }))
        .filter((line) => !level || line.level === level || (level === 'warn' && line.level === 'error'))
        .reverse(),
    [log.data, level],
  )
  const project = rule.data?.projects[0]
  const failure = rule.error ?? log.error
  return (
    <>
      <TopBar title={rule.data ? t('rules.logOf', { name: rule.data.name }) : t('rules.log')}>
        {project && (
          <Link className="btn" to="/$workspace/projects/$projectId/online-evaluation/$ruleId" params={{ workspace, projectId: project.project_id, ruleId: id }}>
            {t('rules.openRule')}
          </Link>
        )}
      </TopBar>
      <div className="bar">
        <div className="seg" role="group" aria-label={t('rules.logLevel')}>
          {LEVELS.map((each) => {
            const on = each === (level ?? 'all')
            return (
              <button
                key={each}
                className={on ? 'on' : ''}
                aria-pressed={on}
                onClick={() => void navigate({ to: '.', search: ((now: LogSearch) => ({ ...now, level: each === 'all' ? undefined : each })) as never })}
              >
                {t(`rules.logLevels.${each}`)}
              </button>
            )
          })}
        </div>
        <span className="grow" />
        <span className="t3 fs12 num">{log.data && t('rules.lines', { count: lines.length, shown: f.count(lines.length) })}</span>
      </div>
      {id === '' ? (
        <State title={t('rules.noRule')} />
      ) : failure ? (
        <PageError whole={false} error={failure} gone={t('rules.gone')} failed={t('rules.logFailed')} />
      ) : log.data && lines.length === 0 ? (
        <State title={t('rules.logEmpty')}>{t('rules.logEmptyText')}</State>
      ) : (
        <LogLines lines={lines} label={t('rules.log')} fill />
      )}
    </>
  )
}

const levelOf = (level: string): NonNullable<LogLine['level']> => (level === 'ERROR' ? 'error' : level === 'WARN' || level === 'WARNING' ? 'warn' : 'info')
