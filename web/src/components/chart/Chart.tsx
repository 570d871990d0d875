import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import type { Instance, Options } from './echarts'
import './chart.css'
import { useTheme } from './useTheme'

export interface ChartPoint {
  series: number
  index: number
}

interface Props {
  /** What it shows, for screen readers. */
  label: string
  /** Made anew from the colours of the theme. */
  options: (color: (token: string) => string) => Options
  /** In px, or `100%` of a parent that is as high as it shall be. */
  height: number | '100%'
  /** A click on a point or bar: leads to its rows. */
  onPoint?: (point: ChartPoint) => void
  /** Charts of one group share the crosshair. */
  group?: string
  /** The same figures as a table, for screen readers. */
  table: { head: string[]; rows: (string | number)[][] }
  /** Lies over the chart, once it is drawn. */
  renderLayer?: (chart: Instance) => ReactNode
}

/** ECharts, loaded with the first chart. The place is kept while it loads; a table says the same to screen readers. */
export function Chart({ label, options, height, onPoint, group, table, renderLayer }: Props) {
  const { t } = useTranslation()
  const host = useRef<HTMLDivElement>(null)
  const [chart, setChart] = useState<Instance | null>(null)
  const theme = useTheme()
  const point = useRef(onPoint)
  useEffect(() => {
    point.current = onPoint
  })
  useEffect(() => {
    let made: Instance | undefined
    let gone = false
    const element = host.current
    if (!element) return
    const observer = new ResizeObserver(() => made?.resize())
    void import('./echarts').then(({ start }) => {
      if (gone) return
      made = start(element, group)
      made.on('click', (event) => point.current?.({ series: event.seriesIndex ?? 0, index: event.dataIndex }))
      observer.observe(element)
      setChart(made)
    })
    return () => {
      gone = true
      observer.disconnect()
      made?.dispose()
      setChart(null)
    }
  }, [group])
  useEffect(() => {
    if (!chart || !host.current) return
    const style = getComputedStyle(host.current)
    chart.setOption(options((token) => style.getPropertyValue(token).trim()), { notMerge: true })
  }, [chart, options, theme])
  return (
    <figure className="chart" aria-label={label} style={height === '100%' ? { height } : undefined}>
      <div ref={host} style={{ height }} aria-hidden="true" className={onPoint ? 'points' : ''} />
      {chart && renderLayer?.(chart)}
      <div className="sr">
        <table>
          <caption>{t('chart.asTable', { label })}</caption>
          <thead>
            <tr>
              {table.head.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, index) => (
              <tr key={index}>
                {row.map((cell, column) => (
                  <td key={column}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  )
}
