import { Link, useNavigate } from '@tanstack/react-router'
import { Pencil, X } from 'lucide-react'
import { Suspense, useMemo, useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { lazyPart } from '../../../app/lazyPage'
import { EmptyState } from '../../../components/EmptyState'
import { Icon } from '../../../components/Icon'
import { EntityList } from '../../../components/list/EntityList'
import type { ListState } from '../../../components/list/useListState'
import { column } from '../../../components/table/column'
import type { RowSource } from '../../../components/table/rowSource'
import type { Experiment } from '../../experiments/types'
import { RerunButton } from '../../playground/RerunButton'
import * as f from '../../../lib/format'
import type { SuiteItem, SuiteResults } from './api'
import { assertionCount, failedAssertions, isNewFailure, runPassed } from './results'
import { RunMarks } from './RunMarks'
import { SHOWN, type Shown } from './shown'

const AddToQueue = lazyPart('annotation', () => import('../../annotation/AddToQueue'), 'AddToQueue')

interface Props {
  run: Experiment
  results: SuiteResults
  list: RowSource<SuiteItem>
  state: ListState
  shown: Shown | undefined
  assertion: string | undefined
  /** Name of the run before. */
  before: string | undefined
  onOpen: (id: string) => void
}

/** The items of the run, a mark for each of their runs; failed ones first. */
export function ResultItems({ run, results, list, state, shown, assertion, before, onOpen }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [queued, setQueued] = useState<string[]>()
  const columns = useMemo(
    () => [
      column<SuiteItem>('id', { label: 'datasets.cols.item', width: 92, fixed: true }, (item) => (
        <Link to="." search={((now: object) => ({ ...now, open: item.id })) as never} className="mono fs12">
          {item.id.slice(-6)}
        </Link>
      )),
      column<SuiteItem>('input', { label: 'datasets.cols.input', width: '60%', className: 'c-in' }, (item) => (
        <span title={item.preview} className={item.passed ? '' : 'w5'}>
          {item.preview ?? t('datasets.gone')}
        </span>
      )),
      column<SuiteItem>('runs', { label: 'datasets.cols.runs', width: 108 }, (item) => <RunMarks runs={item.runs.map(runPassed)} />),
      column<SuiteItem>('assertions', { label: 'datasets.assertionsShort', width: 124, drop: 1 }, (item) => <Assertions item={item} />),
      ...(before === undefined
        ? []
        : [
            column<SuiteItem>('before', { label: 'datasets.cols.before', width: 116, numeric: true, drop: 2 }, (item) => (
              <span className="t2">{isNewFailure(item) ? t('datasets.newFailure') : item.passed && item.previous_passed === false ? t('datasets.mended') : ''}</span>
            )),
          ]),
    ],
    [t, before],
  )
  const go = (change: object) => void navigate({ to: '.', search: ((now: object) => ({ ...now, ...change })) as never })
  const counts: Record<Shown, number> = { failed: results.total - results.passed, new: results.newly_failed, flaky: results.flaky }
  const failing = results.items.filter((item) => !item.passed)
  return (
    <>
      <EntityList
        id="suite-items"
        viewPage={null}
        name={t('datasets.itemsOfRun')}
        list={list}
        state={state}
        columns={columns}
        placeholder={t('datasets.searchItems')}
        tools={
          <>
            {assertion !== undefined && (
              <button className="btn ghost sm sonly" onClick={() => go({ assertion: undefined })} title={assertion}>
                <span className="trunc">{assertion}</span>
                <Icon of={X} size={12} />
              </button>
            )}
            <div className="seg sm" role="group" aria-label={t('datasets.show')}>
              <button className={shown === undefined ? 'on' : ''} aria-pressed={shown === undefined} onClick={() => go({ shown: undefined })}>
                {t('datasets.all')} <small>{f.count(results.total)}</small>
              </button>
              {SHOWN.filter((each) => each !== 'new' || before !== undefined).map((each) => (
                <button key={each} className={shown === each ? 'on' : ''} aria-pressed={shown === each} onClick={() => go({ shown: each })}>
                  {t(`datasets.shown.${each}`)} <small>{f.count(counts[each])}</small>
                </button>
              ))}
            </div>
          </>
        }
        empty={
          <EmptyState
            title={t('datasets.noneShown')}
            text={t('datasets.noneShownText')}
            action={
              <button className="btn" onClick={() => go({ shown: undefined, assertion: undefined })}>
                {t('datasets.stopComparing')}
              </button>
            }
          />
        }
        foot={
          failing.length > 0 && (
            <>
              <button className="btn sm" onClick={() => setQueued(failing.flatMap((item) => item.runs.filter((each) => !runPassed(each)).map((each) => each.trace_id)))}>
                <Icon of={Pencil} size={12} />
                {t('datasets.toAnnotation', { count: failing.length })}
              </button>
              <RerunButton experiment={run} items={() => failing.map((item) => item.id)} label={t('datasets.rerunFailed', { count: failing.length })} />
            </>
          )
        }
        onOpen={(item) => onOpen(item.id)}
      />
      {queued && (
        <Suspense>
          <AddToQueue traceIds={queued} onDone={() => setQueued(undefined)} />
        </Suspense>
      )}
    </>
  )
}

function Assertions({ item }: { item: SuiteItem }) {
  const { t } = useTranslation()
  const failed = failedAssertions(item).length
  const total = assertionCount(item)
  if (total === 0) return <span className="t3">{t('datasets.notJudged')}</span>
  if (failed > 0) return <span className="err">{t('datasets.someFailed', { count: failed, total })}</span>
  return <span className="t2">{t(item.passed ? 'datasets.allHold' : 'datasets.tooFewRuns', { count: total })}</span>
}
