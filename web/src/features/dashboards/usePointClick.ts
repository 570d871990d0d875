import { useNavigate, useParams } from '@tanstack/react-router'
import type { Pick } from '../../components/chart/PointLayer'
import type { WidgetConfig } from './model'
import { pointOf } from './point'
import type { Line } from './series'
import type { SeriesData } from './useSeries'
import type { Board } from './window'

interface Props {
  config: WidgetConfig
  board: Board
  projectId: string
  data: SeriesData
  lines: Line[]
  onMenu: (pick: Pick) => void
}

/** What a click on a point does, as the card says; where that is not possible, and unless it says so, its menu opens. */
export function usePointClick({ config, board, projectId, data, lines, onMenu }: Props): (pick: Pick) => void {
  const navigate = useNavigate()
  const { workspace = 'default' } = useParams({ strict: false })
  return (pick) => {
    const point = pointOf(pick.index, pick.series === null ? undefined : lines[pick.series], data, config, board)
    const address = config.pointClick === 'rows' ? point?.rows : config.pointClick === 'differs' ? point?.differs : null
    if (address) void navigate({ to: '/$workspace/projects/$projectId/logs', params: { workspace, projectId }, search: address })
    else if (config.pointClick === 'zoom' && point) board.zoom(point.from, point.from + data.step)
    else if (config.pointClick === 'split' && point?.split) board.split(point.split)
    else onMenu(pick)
  }
}
