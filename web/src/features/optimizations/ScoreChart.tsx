import { useCallback, useMemo } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Chart } from '../../components/chart/Chart'
import * as f from '../../lib/format'
import type { Candidate, Trials } from './trials'

interface Props {
  trials: Trials
  selected: Candidate | undefined
  /** How far the axis goes: what the run may still make. */
  most: number | null
  onSelect: (id: string) => void
}

const LEAST_SPREAD = 0.05

/** Best so far as a step line, the baseline dashed, every trial a point; a click selects it. */
export function ScoreChart({ trials, selected, most, onSelect }: Props) {
  const { t } = useTranslation()
  const { candidates, baseline, best, bestSoFar } = trials
  // One series for each look; each point knows its candidate.
  const series = useMemo(() => {
    const scored = candidates.filter((each) => each.score !== null)
    return {
      best: scored.filter((each) => each.isNewBest),
      other: scored.filter((each) => !each.isNewBest),
      failed: candidates.filter((each) => each.state === 'failed'),
      running: candidates.filter((each) => each.state === 'running'),
    }
  }, [candidates])
  const scores = candidates.flatMap((each) => each.score ?? [])
  const low = Math.min(...scores, baseline?.score ?? Infinity)
  const high = Math.max(...scores, -Infinity)
  const pad = Math.max(LEAST_SPREAD, (high - low) * 0.12)
  const last = Math.max(candidates.length - 1, most ?? 0, 1)
  const options = useCallback(
    (color: (token: string) => string) => {
      const point = (each: Candidate) => [each.number, each.score]
      const floor = Number((low - pad).toFixed(3))
      // What is tried stands where it comes from.
      const parentScore = (each: Candidate) => candidates.find((one) => one.id === each.parents[0])?.score
      const runningLabel = (each: Candidate | undefined) => (each?.progress ? `${each.label}, ${t('optimizations.itemsDone', { done: f.count(each.progress.done), of: f.count(each.progress.total) })}` : '')
      return {
        grid: { left: 48, right: 28, top: 22, bottom: 26 },
        tooltip: {
          trigger: 'item',
          formatter: ({ data }: { data: [number, number] }) => {
            const each = candidates[data[0]]
            return each ? `${each.label} ${f.score(each.score)}` : ''
          },
        },
        xAxis: {
          type: 'value',
          min: 0,
          max: last,
          minInterval: 1,
          splitNumber: 5,
          splitLine: { show: false },
          axisTick: { show: false },
          axisLine: { lineStyle: { color: color('--border-default') } },
          axisLabel: { color: color('--text-3'), fontSize: 11, formatter: (at: number) => (at === 0 ? t('optimizations.baseline') : t('optimizations.trial', { number: at })), hideOverlap: true },
        },
        yAxis: {
          type: 'value',
          min: floor,
          max: Number((high + pad).toFixed(3)),
          splitNumber: 4,
          axisLine: { show: false },
          axisTick: { show: false },
          axisLabel: { color: color('--text-3'), fontSize: 11, formatter: (at: number) => f.score(at), showMinLabel: false, showMaxLabel: false },
          splitLine: { lineStyle: { color: color('--border-subtle') } },
        },
        series: [
          {
            type: 'line',
            step: 'end',
            symbol: 'none',
            silent: true,
            data: bestSoFar.flatMap((score, number) => (score === null ? [] : [[number, score]])),
            lineStyle: { color: color('--accent'), width: 1.5 },
            // What was won over the baseline.
            areaStyle: { color: color('--accent'), opacity: 0.07, origin: baseline?.score ?? 'start' },
            ...(baseline?.score == null
              ? {}
              : {
                  markLine: {
                    silent: true,
                    symbol: 'none',
                    lineStyle: { type: 'dashed', color: color('--text-2') },
                    label: { position: 'insideEndBottom', color: color('--text-3'), fontSize: 11, formatter: t('optimizations.baselineAt', { score: f.score(baseline.score) }) },
                    data: [{ yAxis: baseline.score }],
                  },
                }),
          },
          {
            type: 'scatter',
            symbolSize: 9,
            data: series.best.map(point),
            itemStyle: { color: color('--accent'), opacity: 1 },
            label: { show: true, position: 'top', color: color('--text-1'), fontSize: 11, fontWeight: 600, formatter: ({ data }: { data: [number, number] }) => (candidates[data[0]]?.id === best?.id ? `${candidates[data[0]]!.label} ${f.score(data[1])}` : '') },
          },
          { type: 'scatter', symbolSize: 8, data: series.other.map(point), itemStyle: { color: color('--text-3'), opacity: 0.75 } },
          { type: 'scatter', symbol: 'path://M1 0L5 4L9 0L10 1L6 5L10 9L9 10L5 6L1 10L0 9L4 5L0 1Z', symbolSize: 8, data: series.failed.map((each) => [each.number, each.score ?? floor + pad / 3]), itemStyle: { color: color('--error') } },
          {
            type: 'scatter',
            symbolSize: 9,
            data: series.running.map((each) => [each.number, each.score ?? parentScore(each) ?? floor]),
            itemStyle: { color: color('--bg-surface'), borderColor: color('--accent'), borderWidth: 1.5, borderType: 'dashed' },
            // Above the line on which it may stand.
            label: { show: true, position: 'right', offset: [0, -9], color: color('--accent-text'), fontSize: 11, formatter: ({ data }: { data: [number, number] }) => runningLabel(candidates[data[0]]) },
            // What is still to come.
            ...(series.running.length > 0 && last > candidates.length - 1 ? { markArea: { silent: true, itemStyle: { color: color('--bg-subtle') }, data: [[{ xAxis: candidates.length - 1 }, { xAxis: last }]] } } : {}),
          },
          ...(selected?.score == null
            ? []
            : [{ type: 'scatter', silent: true, symbolSize: 15, data: [point(selected)], itemStyle: { color: 'transparent', borderColor: color('--accent'), borderWidth: 1.5 }, // Down from the point, so that its label stays free.
                markLine: { silent: true, symbol: 'none', lineStyle: { color: color('--accent-line'), type: 'solid' }, label: { show: false }, data: [[{ coord: point(selected) }, { coord: [selected.number, floor] }]] } }]),
        ],
      }
    },
    [candidates, baseline, best, bestSoFar, series, selected, low, high, pad, last, t],
  )
  return (
    <Chart
      label={t('optimizations.scoreOverTrials')}
      options={options}
      height={248}
      onPoint={({ series: at, index }) => {
        const picked = [undefined, series.best, series.other, series.failed, series.running][at]?.[index]
        if (picked) onSelect(picked.id)
      }}
      table={{ head: [t('optimizations.cols.trial'), t('optimizations.cols.score'), t('optimizations.cols.best')], rows: candidates.map((each, index) => [each.label, f.score(each.score), f.score(bestSoFar[index])]) }}
    />
  )
}
