import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import * as Menu from '@radix-ui/react-dropdown-menu'
import { Check, ChevronDown, Copy, Pencil, Plus, Trash2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { useLiveLists } from '../../api/lists'
import { valuesQuery } from '../../api/logs'
import { Icon } from '../../components/Icon'
import { PageError, State, useErrorText, Waiting } from '../../components/PageStates'
import { useToast } from '../../components/Toasts'
import { TopBar } from '../../components/TopBar'
import * as f from '../../lib/format'
import { createDashboard, deleteDashboards, updateDashboard, viewsQuery } from './api'
import { DashboardActions } from './DashboardActions'
import { DashboardBody } from './DashboardBody'
import { NameDialog } from './NameDialog'
import { freeName, type Dashboard } from './model'
import { overview } from './overview'
import type { DashboardSearch } from './routes'
import { useEditing } from './useEditing'

type Naming = { of: 'new' | 'rename' } | null

/** The dashboards of a project: the built-in overview, and the views people saved. */
export function ProjectDashboard() {
  const { t, i18n } = useTranslation()
  const { projectId = '' } = useParams({ strict: false })
  const search = useSearch({ strict: false }) as DashboardSearch
  const navigate = useNavigate()
  const client = useQueryClient()
  const toast = useToast()
  const errorText = useErrorText()
  const [naming, setNaming] = useState<Naming>(null)
  const views = useQuery(viewsQuery(projectId))
  // Deployments and alerts are drawn into the charts.
  useLiveLists('insights_views', 'alerts', 'prompts')
  const scores = useQuery(valuesQuery('traces', { project_id: projectId }, 'feedback_scores', undefined, ''))
  const score = scores.data?.values[0]?.value
  const builtIn = useMemo(() => overview((key) => i18n.t(key), score), [i18n, score])
  const view = views.data?.find((each) => each.id === search.view)
  const show = (id: string | undefined, edit?: boolean) => void navigate({ to: '.', search: ((now: DashboardSearch) => ({ range: now.range, previous: now.previous, filters: now.filters, by: now.by, view: id, edit })) as never })

  const refresh = () => client.invalidateQueries({ queryKey: ['insights_views'] })
  const create = useMutation({
    mutationFn: ({ name, config }: { name: string; config: Dashboard['config'] }) => createDashboard('insights-views', { name, type: 'multi_project', project_id: projectId, config }),
    onSuccess: async (made) => {
      await refresh()
      setNaming(null)
      show(made.id, true)
    },
    onError: (error) => toast(errorText(error), true),
  })
  const rename = useMutation({
    mutationFn: (name: string) => updateDashboard('insights-views', view!.id, { name }),
    onSuccess: () => {
      setNaming(null)
      return refresh()
    },
    onError: (error) => toast(errorText(error), true),
  })
  const remove = async (gone: Dashboard) => {
    try {
      await deleteDashboards('insights-views', [gone.id])
      await refresh()
      show(undefined)
      // The same view again, under another id: nothing of it was lost.
      toast(t('dashboards.deleted', { name: gone.name }), false, {
        label: t('common.undo'),
        run: () => create.mutate({ name: gone.name, config: gone.config }),
      })
    } catch (error) {
      toast(errorText(error), true)
    }
  }

  const title = view?.name ?? t('dashboards.overview')
  const copy = () => !create.isPending && create.mutate({ name: freeName(t('dashboards.copyOf', { name: title }), views.data ?? []), config: view?.config ?? builtIn })
  return (
    <>
      <TopBar title={title}>
        <DashboardActions editable={view !== undefined} editing={search.edit ?? false} onEditCopy={search.view ? undefined : copy} />
      </TopBar>
      {search.view && views.isError && !views.data ? (
        <PageError whole={false} error={views.error} />
      ) : search.view && views.isPending ? (
        <Waiting />
      ) : search.view && !view ? (
        <State
          title={t('dashboards.gone')}
          action={
            <button className="btn" onClick={() => show(undefined)}>
              {t('dashboards.toOverview')}
            </button>
          }
        >
          {t('dashboards.goneText')}
        </State>
      ) : (
        <Body key={view?.id ?? 'overview'} view={view} builtIn={builtIn} projectId={projectId} onEditCopy={search.view ? undefined : copy} onSaved={(saved) => client.setQueryData(viewsQuery(projectId).queryKey, (all) => all?.map((each) => (each.id === saved.id ? saved : each)))}>
          <Menu.Root>
            <Menu.Trigger className="btn" title={t('dashboards.switch')}>
              {title}
              <Icon of={ChevronDown} size={12} />
            </Menu.Trigger>
            <Menu.Portal>
              <Menu.Content className="pop menu" align="start" sideOffset={4}>
                <Menu.RadioGroup value={view?.id ?? ''} onValueChange={(id) => show(id || undefined)}>
                  {[{ id: '', name: t('dashboards.overview'), at: t('dashboards.builtIn') }, ...(views.data ?? []).map((each) => ({ id: each.id, name: each.name, at: `${t('dashboards.cards', { count: each.config.sections.reduce((sum, section) => sum + section.widgets.length, 0) })} · ${f.time(each.last_updated_at)}` }))].map((each) => (
                    <Menu.RadioItem key={each.id} value={each.id} className="mi">
                      <span className="trunc">{each.name}</span>
                      <span className="r t3 fs12">{each.at}</span>
                      <Menu.ItemIndicator>
                        <Icon of={Check} size={14} />
                      </Menu.ItemIndicator>
                    </Menu.RadioItem>
                  ))}
                </Menu.RadioGroup>
                <Menu.Separator />
                <Menu.Item className="mi" onSelect={() => setNaming({ of: 'new' })}>
                  <Icon of={Plus} size={14} />
                  {t('dashboards.new')}
                </Menu.Item>
                <Menu.Item className="mi" onSelect={copy}>
                  <Icon of={Copy} size={14} />
                  {t('dashboards.duplicate')}
                </Menu.Item>
                {view && (
                  <>
                    <Menu.Item className="mi" onSelect={() => setNaming({ of: 'rename' })}>
                      <Icon of={Pencil} size={14} />
                      {t('dashboards.rename')}
                    </Menu.Item>
                    <Menu.Item className="mi err" onSelect={() => void remove(view)}>
                      <Icon of={Trash2} size={14} />
                      {t('common.delete')}
                    </Menu.Item>
                  </>
                )}
              </Menu.Content>
            </Menu.Portal>
          </Menu.Root>
        </Body>
      )}
      {naming && (
        <NameDialog
          title={t(naming.of === 'new' ? 'dashboards.new' : 'dashboards.rename')}
          first={naming.of === 'rename' ? (view?.name ?? '') : ''}
          busy={create.isPending || rename.isPending}
          onClose={() => setNaming(null)}
          onName={(name) => (naming.of === 'rename' ? rename.mutate(name) : create.mutate({ name, config: { version: 4, lastModified: Date.now(), sections: [] } }))}
        />
      )}
    </>
  )
}

function Body({ view, builtIn, projectId, onEditCopy, onSaved, children }: { view: Dashboard | undefined; builtIn: Dashboard['config']; projectId: string; onEditCopy: (() => void) | undefined; onSaved: (saved: Dashboard) => void; children: React.ReactNode }) {
  const editing = useEditing(view?.config ?? builtIn, async (config) => {
    if (view) onSaved(await updateDashboard('insights-views', view.id, { config }))
  })
  return (
    <DashboardBody type="multi_project" config={view?.config ?? builtIn} projectId={projectId} editing={view ? editing : undefined} onEditCopy={onEditCopy}>
      {children}
    </DashboardBody>
  )
}
