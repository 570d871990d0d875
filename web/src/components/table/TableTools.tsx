import { AlignJustify } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../Icon'
import { ColumnChooser } from './ColumnChooser'
import type { TableView } from './useTableView'

/** Density and columns of a table, at the right of its filter bar. */
export function TableTools<Row>({ view, onColumns }: { view: TableView<Row>; onColumns?: () => void }) {
  const { t } = useTranslation()
  const density = t('logs.density', { name: t(`logs.${view.density}`) })
  return (
    <>
      <button className="ibtn" aria-label={density} title={density} onClick={view.nextDensity}>
        <Icon of={AlignJustify} />
      </button>
      <ColumnChooser choices={view.choices} arrange={view.arrange} {...(onColumns ? { onOpen: onColumns } : {})} />
    </>
  )
}
