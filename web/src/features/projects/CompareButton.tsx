import { Link, useParams } from '@tanstack/react-router'
import { Columns2 } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import type { ProjectOverview } from '../../api/overview'
import { Icon } from '../../components/Icon'
import type { RowSource } from '../../components/table/rowSource'
import { toCompare } from '../projectCompare/search'
import type { Range } from './ranges'

interface Props {
  list: RowSource<ProjectOverview>
  /** Ids of the ticked rows. */
  ticked: string[]
  range: Range
  /** In the bar over ticked rows. */
  small?: boolean
}

/** Leads to the comparison of the ticked projects, or of those that matter most when none is ticked. */
export function CompareButton({ list, ticked, range, small = false }: Props) {
  const { t } = useTranslation()
  const { workspace = 'default' } = useParams({ strict: false })
  const ids = toCompare(list.head, ticked)
  const look = `btn ${small ? 'sm' : 'opt'}`
  const inside = (
    <>
      <Icon of={Columns2} size={14} />
      {t('projects.compare')}
    </>
  )
  return ids.length < 2 || ticked.length > 6 ? (
    <button className={look} disabled title={t('projects.compareWhich')}>
      {inside}
    </button>
  ) : (
    <Link className={look} to="/$workspace/projects/compare" params={{ workspace }} search={{ ids: ids.join(','), ...(range === '24h' ? {} : { range }) }}>
      {inside}
    </Link>
  )
}
