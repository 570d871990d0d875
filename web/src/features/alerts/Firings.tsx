import { Link, useParams } from '@tanstack/react-router'
import { useMemo, useRef } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { column } from '../../components/table/column'
import { DataTable } from '../../components/table/DataTable'
import { useServerList } from '../../components/table/useServerList'
import * as f from '../../lib/format'
import { writeRange } from '../../lib/range'
import { AcknowledgeButton } from './AcknowledgeButton'
import { fetchFirings } from './api'
import { FrequentError, rangeOf } from './FailedTraces'
import { FiringMessages } from './FiringMessages'
import type { Alert, AlertStanding, Firing } from './model'
import { MuteMenu } from './MuteMenu'
import { useAlertActions } from './useAlertActions'
import { lastedText, valueText, when } from './values'

/** When an alert fired, how far, who knows, and what its receivers answered. */
export function Firings({ alert, standing }: { alert: Alert; standing: AlertStanding | undefined }) {
  const { t } = useTranslation()
  const { workspace = 'default', projectId = '' } = useParams({ strict: false })
  const scroller = useRef<HTMLDivElement>(null)
  const list = useServerList<Firing>(['alerts', 'firings', alert.id], (page, size, signal) => fetchFirings(alert.id, page, size, signal))
  const actions = useAlertActions(alert.id, standing)
  const columns = useMemo(
    () => [
      column<Firing>('began', { label: 'alerts.firing.began', width: 132, fixed: true }, (firing) => (
        <Link className="w5 num" to="/$workspace/projects/$projectId/logs" params={{ workspace, projectId }} search={{ range: writeRange(...rangeOf(firing)) } as never} title={t('alerts.firing.open')}>
          {when(firing.began_at)}
        </Link>
      )),
      column<Firing>('peak', { label: 'alerts.firing.peak', width: 72, numeric: true }, (firing) => <span className={firing.ended_at ? '' : 'err w5'}>{valueText(firing.metric, firing.value, firing.measure)}</span>),
      column<Firing>('lasted', { label: 'alerts.firing.lasted', width: 84, numeric: true }, (firing) => <Lasted firing={firing} />),
      column<Firing>('error', { label: 'alerts.firing.error', width: '30%', drop: 2 }, (firing) => <FrequentError projectId={projectId} firing={firing} />),
      column<Firing>('known', { label: 'alerts.firing.known', width: 124 }, (firing) => (
        <span className="t2 trunc" title={firing.note}>
          {firing.acknowledged_by ? [firing.acknowledged_by, firing.note].filter(Boolean).join(': ') : firing.needs_acknowledgement ? t('alerts.firing.nobody') : f.NONE}
        </span>
      )),
      column<Firing>('sent', { label: 'alerts.firing.messages', width: 104, numeric: true }, (firing) => <FiringMessages firing={firing} />),
    ],
    [t, workspace, projectId],
  )
  const open = list.total <= list.head.length ? medianOpen(list.head) : null
  const oldest = list.row(list.rowCount - 1)
  return (
    <section className="afirings" aria-label={t('alerts.firings')}>
      <div className="afh">
        <h2 className="h3">{t('alerts.firings')}</h2>
        <span className="t3 trunc">{alert.name}</span>
        <span className="grow" />
        <AcknowledgeButton count={standing?.unacknowledged ?? 0} onAcknowledge={(note) => void actions.acknowledge(note)} />
        <MuteMenu muted={standing?.mute !== undefined} onChoose={(choice) => void actions.mute(choice)} />
      </div>
      {list.status === 'success' && list.total === 0 ? (
        <p className="t3 anone">{t('alerts.firing.none')}</p>
      ) : (
        <div className="tw grow" ref={scroller} tabIndex={0} role="region" aria-label={t('alerts.firing.table')}>
          <DataTable list={list} columns={columns} density="regular" name={t('alerts.firings')} cursor={-1} scroller={scroller} cardHeight={64} onOpen={() => undefined} />
        </div>
      )}
      <div className="statusbar">
        <span>{t('alerts.firing.count', { count: list.total })}</span>
        <span className="grow" />
        {open !== null && <span>{t('alerts.firing.median', { lasted: lastedText(open, t) })}</span>}
        {oldest && list.total > 1 && <span>{t('alerts.firing.oldest', { at: f.day(Date.parse(oldest.began_at)) })}</span>}
      </div>
    </section>
  )
}

/** How long they lasted, in ms: the middle one of those that have ended; two at least, one is no middle. */
function medianOpen(firings: Firing[]): number | null {
  const lasted = firings.flatMap((each) => (each.ended_at ? Date.parse(each.ended_at) - Date.parse(each.began_at) : [])).filter((ms) => ms > 0)
  if (lasted.length < 2) return null
  const sorted = lasted.toSorted((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}

function Lasted({ firing }: { firing: Firing }) {
  const { t } = useTranslation()
  if (!firing.ended_at) return <span className="err">{t('alerts.firing.holds')}</span>
  const ms = Date.parse(firing.ended_at) - Date.parse(firing.began_at)
  return <>{ms > 0 ? lastedText(ms, t) : f.NONE}</>
}
