import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from '../../i18n/useTranslation'
import { KeySheet } from '../../components/KeySheet'
import { type KeyRow } from '../../components/keySheets'
import { TopBar } from '../../components/TopBar'
import { FirstTrace } from './FirstTrace'

const route = getRouteApi('/$workspace/get-started')
const KEYS: KeyRow[] = [
  [['['], 'side'],
  [['?'], 'sheet'],
]

export function SetupPage() {
  const { t } = useTranslation()
  const { project } = route.useSearch()
  return (
    <>
      <TopBar title={t('setup.title')}>
        <KeySheet rows={KEYS} />
      </TopBar>
      <FirstTrace projectId={project} />
    </>
  )
}
