import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { ChevronRight, Pencil } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import { protectionsQuery } from '../../api/deploying'
import { BeforeDeploying } from '../../components/deploy/BeforeDeploying'
import { EmptyState } from '../../components/EmptyState'
import { Icon } from '../../components/Icon'
import { useErrorText, Waiting } from '../../components/PageStates'
import type { RowSource } from '../../components/table/rowSource'
import { useToast } from '../../components/Toasts'
import { environmentsQuery } from '../prompts/api'
import { DiffSection } from '../prompts/DiffTab'
import { addBlueprint, type Blueprint } from './api'
import { groupsOf, problemsOf } from './config'
import { ConfigEditor } from './ConfigEditor'
import { Environments } from './Environments'
import type { AgentsSearch } from './feature'
import { CONFIG_SNIPPETS } from './snippets'
import { PromptTrialsList } from './PromptTrialsList'
import { useAgentsSearch } from './useAgentsSearch'
import type { Draft } from './useDraft'
import type { PromptTrials } from './usePromptTrials'
import { VersionChoice } from './VersionChoice'

interface Props {
  list: RowSource<Blueprint>
  current: Blueprint | undefined
  base: Blueprint | undefined
  draft: Draft
  trials: PromptTrials
}

/** One version against another, where versions run, and the editor of the next one. */
export function Configuration({ list, current, base, draft, trials }: Props) {
  const { t } = useTranslation()
  const { projectId = '' } = useParams({ strict: false })
  const { edit } = useSearch({ strict: false }) as AgentsSearch
  const change = useAgentsSearch()
  const client = useQueryClient()
  const toast = useToast()
  const errorText = useErrorText()
  const [environments, protections] = [useQuery(environmentsQuery()), useQuery(protectionsQuery())]
  const waiting = environments.isPending || protections.isPending || list.status === 'pending'
  const groups = groupsOf(base?.values ?? [], current?.values ?? [])
  const changes = groups.reduce((sum, group) => sum + group.changes, 0)
  const save = async () => {
    try {
      const made = await addBlueprint(projectId, draft.values, draft.note.trim(), list.total === 0)
      await draft.shared.finish()
      await Promise.all([client.invalidateQueries({ queryKey: ['list', 'agent-configs'] }), client.invalidateQueries({ queryKey: ['agent-configs'] })])
      toast(t('agents.saved', { version: made.name }))
      change({ edit: undefined, version: undefined, compare: undefined })
    } catch (error) {
      toast(t('agents.notSaved', { reason: errorText(error) }), true)
    }
  }
  const editing = edit || (list.status === 'success' && list.total === 0 && draft.changed)
  if (list.status === 'success' && list.total === 0 && !editing)
    return (
      <section className="cfgc first">
        <EmptyState
          title={t('agents.emptyConfig')}
          text={t('agents.emptyConfigText')}
          action={
            <button className="btn primary" onClick={() => change({ edit: true })}>
              {t('agents.firstConfig')}
            </button>
          }
          snippets={CONFIG_SNIPPETS}
        />
        <PromptTrialsList trials={trials} />
      </section>
    )
  return (
    <section className="cfgc">
      <div className="oh">
        <h2>{t('agents.configuration')}</h2>
        {!editing && base && <span className="t3 fs12">{t('prompts.changes', { count: changes })}</span>}
        <span className="grow" />
        {!editing && current && (
          <>
            <VersionChoice projectId={projectId} chosen={base} label={t('prompts.compareFrom')} onChoose={({ id }) => change({ compare: id })} />
            <Icon of={ChevronRight} size={12} className="t3" />
            <b className="w6 num">{current.name}</b>
            <button className="btn sm" onClick={() => change({ edit: true })}>
              <Icon of={Pencil} size={12} />
              {t('common.edit')}
            </button>
          </>
        )}
      </div>
      {current && !waiting && <Environments list={list} current={current} />}
      {waiting && !editing ? (
        <Waiting />
      ) : (
        <div className="cfg" tabIndex={0} role="region" aria-label={t('agents.configuration')}>
          {editing ? (
            <ConfigEditor draft={draft} problems={problemsOf(draft.values)} onSave={() => void save()} onLeave={() => change({ edit: undefined })} />
          ) : (
            groups.map((group) => (
              <DiffSection key={group.name} title={group.name === '' ? t('agents.general') : group.name === 'prompts' ? t('agents.prompts') : group.name.charAt(0).toUpperCase() + group.name.slice(1)} before={base ? group.before : group.after} after={group.after} beside={undefined} />
            ))
          )}
          {!editing && draft.changed && (
            <p className="t3 fs12">
              {t('agents.unsaved')}{' '}
              <button className="acc" onClick={() => change({ edit: true })}>
                {t('common.edit')}
              </button>
            </p>
          )}
          {!editing && current && <BeforeDeploying subject={{ blueprint_id: current.id }} />}
          {!editing && <PromptTrialsList trials={trials} />}
        </div>
      )}
    </section>
  )
}
