import type { Column } from './column'

/**
 * The widths of all columns as tracks of a grid, which every row has for itself. A column in px has its width, one in % its share of
 * what is left; where none shares, all grow by their widths.
 * @param tick Width of the column of ticks, px; 0 without one.
 */
export function tracks<Row>(columns: Column<Row>[], tick: number): string {
  const shared = columns.some(({ meta }) => typeof meta.width !== 'number')
  const track = ({ meta: { width } }: Column<Row>) => {
    if (typeof width !== 'number') return `minmax(0, ${Number.parseFloat(width)}fr)`
    return shared ? `${width}px` : `minmax(${width}px, ${width}fr)`
  }
  return [...(tick > 0 ? [`${tick}px`] : []), ...columns.map(track)].join(' ')
}
