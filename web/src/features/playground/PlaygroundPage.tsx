import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from '../../i18n/useTranslation'
import { PageError } from '../../components/PageStates'
import { TopBar } from '../../components/TopBar'
import { stored } from '../../lib/storage'
import { draftQuery } from './api'
import { newDraft } from './draft'
import './inputs.css'
import './matrix.css'
import './playground.css'
import { Workbench } from './Workbench'

/** Variants of a prompt, tried on values or on a dataset. What is typed and what runs lives on the server. */
export function PlaygroundPage() {
  const { t } = useTranslation()
  const { projectId = '' } = useParams({ strict: false })
  const draft = useQuery(draftQuery(projectId))
  if (draft.isError) return <PageError error={draft.error} />
  if (draft.data === undefined) return <TopBar title={t('nav.playground')} />
  return <Workbench key={`${projectId} ${draft.data?.id ?? ''}`} projectId={projectId} stored={draft.data} first={newDraft(stored('playground-model', ''))} />
}
