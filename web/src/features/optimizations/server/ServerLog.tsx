import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { LogLines, type LogLine } from '../../../components/LogLines'
import { linesQuery } from './linesQuery'

/** What the server has done for a run, line by line. */
export function ServerLog({ id, running }: { id: string; running: boolean }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const log = useQuery(linesQuery(client, id))
  const lines = useMemo(() => (log.data ?? []).map(({ at, level, text }): LogLine => ({ at, level: levelOf(level), text })), [log.data])
  if (log.isError && !log.data) return <p className="err pad">{t('optimizations.logFailed')}</p>
  if (log.data && lines.length === 0) return <p className="t3 pad">{t(running ? 'optimizations.noLogYet' : 'optimizations.noLog')}</p>
  return <LogLines lines={lines} label={t('optimizations.log')} />
}

const levelOf = (level: string): NonNullable<LogLine['level']> => (level === 'ERROR' ? 'error' : level === 'WARN' ? 'warn' : 'info')
