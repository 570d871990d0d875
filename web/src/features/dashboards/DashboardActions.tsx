import { Link2, Pencil } from 'lucide-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../../components/Icon'
import { Kbd } from '../../components/Kbd'
import { KeySheet } from '../../components/KeySheet'
import { type KeyRow } from '../../components/keySheets'
import { useCopy } from '../../components/useCopy'
import type { DashboardSearch } from './routes'

const KEYS: KeyRow[] = [
  [['E'], 'dashboards.keys.edit'],
  [['←', '→', '↵'], 'dashboards.keys.points'],
  [['↑', '↓', '←', '→'], 'dashboards.keys.move'],
  [['⇧', '←', '→'], 'dashboards.keys.size'],
  [['Ctrl', 'Z'], 'dashboards.keys.undo'],
  [['Esc'], 'close'],
  [['['], 'side'],
  [['?'], 'sheet'],
]

/** Share, edit and the keys of a dashboard. What is built in is edited as a copy. */
export function DashboardActions({ editable, editing, onEditCopy }: { editable: boolean; editing: boolean; onEditCopy?: () => void }) {
  const { t } = useTranslation()
  const copy = useCopy()
  const navigate = useNavigate()
  const toggle = () => void navigate({ to: '.', search: ((now: DashboardSearch) => ({ ...now, edit: editing ? undefined : true, widget: undefined })) as never })
  return (
    <>
      {onEditCopy && (
        <button className="btn opt" onClick={onEditCopy}>
          <Icon of={Pencil} size={14} />
          {t('dashboards.editCopy')} <Kbd of="E" />
        </button>
      )}
      {editing && <span className="badge acc opt">{t('dashboards.editing')}</span>}
      {editable && (
        <button className={`btn ${editing ? 'primary' : ''}`} onClick={toggle}>
          {!editing && <Icon of={Pencil} size={14} />}
          {t(editing ? 'dashboards.done' : 'common.edit')} <Kbd of="E" />
        </button>
      )}
      <button className="btn ghost opt" onClick={() => copy(window.location.href, t('common.linkCopied'))}>
        <Icon of={Link2} size={14} />
        {t('common.shareView')}
      </button>
      <KeySheet rows={KEYS} />
    </>
  )
}
