import { Fragment, useMemo } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { markdownParts } from '../../../components/diff/markdownParts'
import { ValueView } from '../../../components/json/ValueView'
import { styled } from '../../../components/Markdown'
import * as f from '../../../lib/format'
import { FieldMedia } from '../../datasets/media/FieldMedia'
import type { Change, Experiment, Metric, Run } from '../types'
import { Letter } from './letters'
import { itemDelta, itemValue } from './metrics'
import { deviation, mean } from './itemColumns'
import { isFile, outputText, outputValue, withoutFiles } from './outputText'
import { RunJudged } from './RunJudged'
import { marked, quotes, type Part } from './wordDiff'

interface Props {
  experiment: Experiment
  letter: string | undefined
  runs: Run[]
  chosen: number
  onChoose: (index: number) => void
  change: Change | undefined
  /** The value of the baseline. */
  baseline: number | undefined
  metric: Metric | undefined
  /** The output as parts of a difference. */
  parts: Part[] | undefined
  loading: boolean
  projectId: string
}

/** What one experiment made of the item: value, time, cost, and its output. */
export function RunColumn({ experiment, letter, runs, chosen, onChoose, change, baseline, metric, parts, loading, projectId }: Props) {
  const { t } = useTranslation()
  const run = runs[chosen] ?? runs[0]
  const kind = metric?.kind ?? 'score'
  const tone = change?.verdict === 'improvement' ? 'up' : change?.verdict === 'regression' ? 'dn' : ''
  const durations = runs.flatMap((each) => each.duration ?? [])
  const spread = deviation(durations)
  return (
    <section className="dc" aria-label={experiment.name}>
      <header>
        <Letter of={letter} name={experiment.name} />
        {change?.value !== undefined && (
          <span className={`dlt ${tone}`}>
            {itemValue(kind, change.value)}
            {change.difference !== undefined && `, ${itemDelta(kind, change.difference, baseline)}`}
            {change.deviation !== undefined && change.runs > 1 && ` ± ${itemValue(kind, change.deviation)}`}
          </span>
        )}
        <span className="grow" />
        <span className="t3 fs12 num nowrap" title={spread === undefined ? undefined : t('experiments.meanOfRuns', { mean: f.duration(mean(durations)), spread: f.duration(spread), count: runs.length })}>
          {[run?.duration === undefined ? '' : f.duration(run.duration), run?.total_estimated_cost === undefined ? '' : f.cost(run.total_estimated_cost)].filter(Boolean).join(', ')}
        </span>
      </header>
      {runs.length > 1 && (
        <div className="seg sm" role="group" aria-label={t('experiments.runs')}>
          {runs.map((each, index) => (
            <button key={each.id} className={each === run ? 'on' : ''} aria-pressed={each === run} onClick={() => onChoose(index)}>
              {index === 0 ? t('experiments.run', { n: 1 }) : index + 1}
              {each.status && <i className={`pip ${each.status === 'failed' ? 'bad' : ''}`} title={t(`experiments.${each.status}`)} />}
            </button>
          ))}
        </div>
      )}
      {run ? (
        <Output run={run} letter={letter ?? ''} parts={parts} diffSide={parts ? (change?.difference === undefined ? 'del' : 'ins') : undefined} loading={loading} />
      ) : (
        <p className="t3">{t('experiments.notRun')}</p>
      )}
      {run && <RunJudged key={run.id} run={run} name={experiment.name} projectId={run.project_id ?? projectId} />}
    </section>
  )
}

/** The output as it was recorded, with its files; words that only this side has are marked, or those that a failed assertion quotes. */
function Output({ run, letter, parts, diffSide, loading }: { run: Run; letter: string; parts: Part[] | undefined; diffSide: 'ins' | 'del' | undefined; loading: boolean }) {
  const { t } = useTranslation()
  const output = useMemo(() => withoutFiles(run.output), [run.output])
  const text = outputText(output)
  if (!text) return <p className="t3">{loading ? (run.output_preview ?? '') : t('experiments.noOutput')}</p>
  if (parts)
    return (
      <p className="pre out">
        {markdownParts(parts).map(({ part, pieces }, index) => (
          <Fragment key={index}>
            {styled(
              part,
              pieces.map((piece, at) => (!piece.changed ? piece.text : diffSide === 'ins' ? <ins key={at}>{piece.text}</ins> : <del key={at}>{piece.text}</del>)),
            )}
          </Fragment>
        ))}
      </p>
    )
  const evidence = run.assertion_results?.filter((each) => !each.passed).flatMap((each) => quotes(each.reason ?? '', text)) ?? []
  const value = outputValue(output)
  return (
    <>
      <FieldMedia value={run.output} />
      {evidence.length > 0 ? (
        <p className="pre out">
          {marked(text, evidence).map((part, index) =>
            part.changed ? (
              <mark className="evi" key={index}>
                {part.text}
              </mark>
            ) : (
              part.text
            ),
          )}
        </p>
      ) : (
        // A text that is nothing but a file has been shown above.
        !isFile(run.output) && <ValueView value={value} title={t('experiments.output')} id={`output-${letter}`} first="pretty" />
      )}
    </>
  )
}
