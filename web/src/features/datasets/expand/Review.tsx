import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { PageError } from '../../../components/PageStates'
import { useToast } from '../../../components/Toasts'
import * as f from '../../../lib/format'
import { uuid7 } from '../../../lib/uuid7'
import { editDraft } from '../api'
import { editText } from '../itemData'
import { useDatasetEdits } from '../useDatasetEdits'
import { cancelExpansion, dropExpansion, expansionQuery, isWriting } from './api'

interface Props {
  datasetId: string
  id: string
  onDone: () => void
}

/** What a model has written, item by item; what is ticked goes into the draft, the rest is thrown away. */
export function Review({ datasetId, id, onDone }: Props) {
  const { t } = useTranslation()
  const toast = useToast()
  const run = useDatasetEdits()
  const asked = useQuery({ ...expansionQuery(datasetId, id), retry: false })
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set())
  const job = asked.data
  if (asked.isError) return <PageError whole={false} error={asked.error} />
  if (!job) return <p className="t3 exempty">{t('common.loading')}</p>
  const items = job.items ?? []
  const taken = items.filter((_, place) => !left.has(place))
  const writing = isWriting(job)
  const toggle = (place: number) => setLeft(new Set(left.has(place) ? [...left].filter((each) => each !== place) : [...left, place]))
  const take = async () => {
    const done = await run(async () => {
      await editDraft(datasetId, { added_items: taken.map((data) => ({ id: uuid7(), data, source: 'manual', tags: ['synthetic'] })) })
      await dropExpansion(datasetId, id)
    })
    if (!done) return
    toast(t('datasets.addedToDraft', { count: taken.length }))
    onDone()
  }
  return (
    <>
      <div className="dsbody" tabIndex={0} role="region" aria-label={t('datasets.written')}>
        <div className="exstate" role="status">
          <span className="num">{t('datasets.writtenOf', { written: f.count(job.written), wanted: f.count(job.wanted) })}</span>
          <span className="mono t3 fs12 trunc">{job.model}</span>
          {writing && <progress value={job.written / job.wanted} aria-label={t('datasets.written')} />}
          {writing && <span className="t3 fs12">{t('datasets.mayClose')}</span>}
          {job.status === 'failed' && <p className="err">{job.error_message}</p>}
        </div>
        {items.map((item, place) => (
          <label className={`exitem ${left.has(place) ? 'off' : ''}`} key={place}>
            <input type="checkbox" checked={!left.has(place)} onChange={() => toggle(place)} aria-label={t('datasets.takeItem', { n: place + 1 })} />
            <dl className="grow">
              {Object.entries(item).map(([name, value]) => (
                <div key={name}>
                  <dt className="t3 fs12">{name}</dt>
                  <dd className={typeof value === 'string' ? '' : 'mono fs12'}>{editText(value)}</dd>
                </div>
              ))}
            </dl>
          </label>
        ))}
      </div>
      <footer className="dsfoot">
        {writing ? (
          <button className="btn" onClick={() => void run(() => cancelExpansion(datasetId, id))}>
            {t('datasets.stopWriting')}
          </button>
        ) : (
          <button className="btn ghost" onClick={() => void run(() => dropExpansion(datasetId, id)).then((done) => done && onDone())}>
            {t('datasets.throwAway')}
          </button>
        )}
        <span className="grow" />
        <button className="btn primary" disabled={writing || taken.length === 0} onClick={() => void take()}>
          {t('datasets.addToDraft', { count: taken.length })}
        </button>
      </footer>
    </>
  )
}
