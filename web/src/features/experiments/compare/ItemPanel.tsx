import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { JsonView } from '../../../components/JsonView'
import { Markdown } from '../../../components/Markdown'
import { SidePanel } from '../../../components/panel/SidePanel'
import { PageError, State } from '../../../components/PageStates'
import { FieldMedia } from '../../datasets/media/FieldMedia'
import { comparedItemQuery } from '../api'
import type { ComparedItem } from '../types'
import { Assertions } from './Assertions'
import { expectedKey, inputKey, itemName } from './itemText'
import { runsOf } from './itemColumns'
import { isFile, outputText, outputValue, withoutFiles } from './outputText'
import { RunColumn } from './RunColumn'
import { ScoreLines } from './ScoreLines'
import { Traces } from './Traces'
import type { Comparison } from './useComparison'
import { wordDiff } from './wordDiff'
import './item.css'

interface Props {
  comparison: Comparison
  projectId: string
  id: string
  row: ComparedItem | undefined
  position: { at: number; total: number } | null
  onMove: (by: number) => void
  onClose: () => void
}

/** One item: its data, what every experiment answered, how that was scored and why. */
export function ItemPanel({ comparison, projectId, id, row, position, onMove, onClose }: Props) {
  const { t } = useTranslation()
  const { experiments, letters, baseline, search, set, params, datasetId } = comparison
  const whole = useQuery(comparedItemQuery(datasetId, { experiment_ids: params.experiment_ids, baseline: params.baseline, metric: params.metric, polarity: params.polarity }, id))
  const item = whole.data ?? row
  const [chosen, setChosen] = useState<Record<string, number>>({})
  const against = experiments.find((each) => each.id === search.against && each.id !== baseline)
  const shown = against ? experiments.filter((each) => each.id === baseline || each.id === against.id) : experiments
  const runAt = (experimentId: string) => (item ? (runsOf(item, experimentId)[chosen[experimentId] ?? 0] ?? runsOf(item, experimentId)[0]) : undefined)
  const before = against && outputText(withoutFiles(runAt(baseline)?.output))
  const after = against && outputText(withoutFiles(runAt(against.id)?.output))
  const diff = useMemo(() => (before !== undefined && after !== undefined ? wordDiff(before, after) : null), [before, after])
  return (
    <SidePanel
      label={t('experiments.itemOpen', { name: itemName(id) })}
      kind="compared-item"
      testId="compared-item-panel"
      title={
        <>
          {t('experiments.item')} <span className="num">{itemName(id)}</span>
          {item?.tags?.slice(0, 2).map((tag) => (
            <span key={tag} className="tag intitle">
              {tag}
            </span>
          ))}
        </>
      }
      actions={
        experiments.length > 1 && (
          <div className="seg sm dsw" role="group" aria-label={t('experiments.panelView')}>
            <button className={against ? '' : 'on'} aria-pressed={!against} onClick={() => set({ against: undefined }, true)}>
              {t('experiments.outputs')}
            </button>
            {experiments.slice(1, 5).map((each) => (
              <button key={each.id} className={against === each ? 'on' : ''} aria-pressed={against === each} onClick={() => set({ against: each.id }, true)}>
                {t('experiments.diff', { from: letters.get(baseline), to: letters.get(each.id) })}
              </button>
            ))}
          </div>
        )
      }
      position={position}
      onMove={onMove}
      onClose={onClose}
    >
      <div className="lscroll" tabIndex={0} role="region" aria-label={t('experiments.detail')}>
        {whole.error && !item ? (
          <PageError whole={false} error={whole.error} gone={t('experiments.itemGone')} />
        ) : !item ? (
          whole.isPending ? <p className="t3">{t('common.loading')}</p> : <State title={t('experiments.itemGone')} />
        ) : (
          <>
            <Data item={item} />
            <div className="runs" style={{ '--columns': shown.length } as React.CSSProperties}>
              {shown.map((each) => (
                <RunColumn
                  key={each.id}
                  experiment={each}
                  letter={letters.get(each.id)}
                  runs={runsOf(item, each.id)}
                  chosen={chosen[each.id] ?? 0}
                  onChoose={(index) => setChosen((now) => ({ ...now, [each.id]: index }))}
                  change={item.changes?.[each.id]}
                  baseline={item.changes?.[baseline]?.value}
                  metric={comparison.metric}
                  parts={diff ? (each.id === baseline ? diff.before : diff.after) : undefined}
                  loading={whole.isPending}
                  projectId={projectId}
                />
              ))}
            </div>
            <Assertions item={item} experiments={shown} letters={letters} baseline={baseline} runAt={runAt} />
            <ScoreLines experiments={shown} letters={letters} runAt={runAt} metric={comparison.metric} />
            <Traces experiments={shown} letters={letters} runAt={runAt} projectId={projectId} />
          </>
        )}
      </div>
    </SidePanel>
  )
}

/** What was asked and what is expected first; every other field below. */
function Data({ item }: { item: ComparedItem }) {
  const { t } = useTranslation()
  const input = inputKey(item.data)
  const expected = expectedKey(item.data)
  const rest = Object.keys(item.data).filter((key) => key !== input && key !== expected)
  const known = [...(input ? [[input, t('experiments.input')] as const] : []), ...(expected ? [[expected, t('experiments.expected')] as const] : [])]
  if (Object.keys(item.data).length === 0) return <p className="t3 none">{t('experiments.dataGone')}</p>
  return (
    <dl className="kv">
      {[...known, ...rest.map((key) => [key, key] as const)].map(([key, label]) => (
        <div key={key}>
          <dt title={key}>{label}</dt>
          <dd>
            <DataValue value={item.data[key]} name={key} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function DataValue({ value, name }: { value: unknown; name: string }) {
  const shown = useMemo(() => outputValue(withoutFiles(value)), [value])
  return (
    <>
      <FieldMedia value={value} />
      {isFile(value) ? null : typeof shown === 'string' ? (
        <Markdown text={shown} />
      ) : typeof shown === 'object' && shown !== null ? (
        <JsonView value={shown} name={name} />
      ) : (
        String(shown ?? '–')
      )}
    </>
  )
}
