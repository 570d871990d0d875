import { BarChart, LineChart, RadarChart, ScatterChart } from 'echarts/charts'
import { AxisPointerComponent, GridComponent, MarkAreaComponent, MarkLineComponent, MarkPointComponent, RadarComponent, TooltipComponent } from 'echarts/components'
import { connect, init, use as register, type ECharts, type EChartsCoreOption } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

register([
  BarChart,
  LineChart,
  RadarChart,
  ScatterChart,
  AxisPointerComponent,
  GridComponent,
  MarkAreaComponent,
  MarkLineComponent,
  MarkPointComponent,
  RadarComponent,
  TooltipComponent,
  SVGRenderer,
])

export type Options = EChartsCoreOption

export interface Instance {
  setOption: (options: Options, how: { notMerge: boolean }) => void
  on: (event: 'click', handler: (event: { seriesIndex?: number; dataIndex: number }) => void) => void
  /** The value of the first x axis at a place, in px of the chart. */
  valueAt: (x: number) => number
  /** The place of a value of the first x axis. */
  placeOf: (value: number) => number
  /** Shows the crosshair and the tooltip as if the pointer stood there. */
  pointAt: (x: number | null) => void
  resize: () => void
  dispose: () => void
}

export function start(element: HTMLElement, group: string | undefined): Instance {
  const chart: ECharts = init(element, null, { renderer: 'svg' })
  // Text of SVG in the font of the page: what is measured to lay out labels is what is drawn.
  const textStyle = { fontFamily: getComputedStyle(element).fontFamily }
  // Charts of a group share the crosshair; the tooltip stays with the one that is pointed at.
  let pointed = false
  if (group) {
    chart.group = group
    connect(group)
  }
  const ownTip = (options: Options): Options => {
    const { tooltip } = options as { tooltip?: { formatter?: unknown } }
    const formatter = tooltip?.formatter
    if (!group || typeof formatter !== 'function') return options
    return { ...options, tooltip: { ...tooltip, formatter: (points: unknown) => (pointed || element.matches(':hover') ? (formatter(points) as string) : '') } }
  }
  return {
    setOption: (options, how) => chart.setOption({ animation: false, textStyle, ...ownTip(options) }, how),
    on: (event, handler) => void chart.on(event, (raw) => handler(raw as { seriesIndex?: number; dataIndex: number })),
    valueAt: (x) => Number(chart.convertFromPixel({ xAxisIndex: 0 }, x)),
    placeOf: (value) => Number(chart.convertToPixel({ xAxisIndex: 0 }, value)),
    pointAt: (x) => {
      pointed = x !== null
      chart.dispatchAction(x === null ? { type: 'hideTip' } : { type: 'showTip', x, y: element.clientHeight / 2 })
    },
    resize: () => chart.resize(),
    dispose: () => chart.dispose(),
  }
}
