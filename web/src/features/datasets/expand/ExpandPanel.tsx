import { SidePanel } from '../../../components/panel/SidePanel'
import { useTranslation } from '../../../i18n/useTranslation'
import { useNavigate } from '@tanstack/react-router'
import { useHotkeys } from '../../../lib/hotkeys'
import './expand.css'
import { ExpandForm } from './ExpandForm'
import { Review } from './Review'

export const NEW = 'new'

export const toExpansion = (expand: string | undefined) => ((now: object) => ({ ...now, expand, open: undefined })) as never

/** New items after the pattern of those there are: asked for, then reviewed; beside the items, which stay usable meanwhile. */
export function ExpandPanel({ datasetId, expand }: { datasetId: string; expand: string }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const show = (next: string | undefined) => void navigate({ to: '.', search: toExpansion(next) })
  const close = () => show(undefined)
  useHotkeys({ Escape: close })
  return (
    <SidePanel kind="dataset-expand" label={t('datasets.expandTitle')} title={t('datasets.expandTitle')} onClose={close} testId="expand-panel">
      {expand === NEW ? <ExpandForm datasetId={datasetId} onStarted={show} /> : <Review key={expand} datasetId={datasetId} id={expand} onDone={close} />}
    </SidePanel>
  )
}
