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
  resize: () => void
  dispose: () => void
}

export function start(element: HTMLElement, group: string | undefined): Instance {
  const chart: ECharts = init(element, null, { renderer: 'svg' })
  if (group) {
    chart.group = group
    connect(group)
  }
  return {
    setOption: (options, how) => chart.setOption({ animation: false, ...options }, how),
    on: (event, handler) => void chart.on(event, (raw) => handler(raw as { seriesIndex?: number; dataIndex: number })),
    resize: () => chart.resize(),
    dispose: () => chart.dispose(),
  }
}
