import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../../i18n/useTranslation'
import { LogLines } from '../../components/LogLines'
import { logQuery } from './api'

/** The log of a run, as one text. */
export function Log({ id, running }: { id: string; running: boolean }) {
  const { t } = useTranslation()
  const log = useQuery(logQuery(id))
  const lines = (log.data ?? '').split('\n').filter(Boolean).map((text) => ({ text }))
  if (log.isError) return <p className="err pad">{t('optimizations.logFailed')}</p>
  if (!log.isPending && lines.length === 0) return <p className="t3 pad">{t(running ? 'optimizations.noLogYet' : 'optimizations.noLog')}</p>
  return <LogLines lines={lines} label={t('optimizations.log')} />
}
