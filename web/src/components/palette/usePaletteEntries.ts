import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useParams, useRouter } from '@tanstack/react-router'
import { Layers, LayoutPanelTop, ListFilter, Moon, Plus, Settings, Sun, Terminal } from 'lucide-react'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { projectsQuery } from '../../api/projects'
import { useCurrentProject } from '../../app/useCurrentProject'
import * as f from '../../lib/format'
import { chooseTheme } from '../../lib/theme'
import { MENU } from '../menu'
import type { Entry } from './entry'
import { iconOf } from './kinds'
import { looksLikeId, matching } from './match'
import { pageActions } from './pageActions'
import { recent } from './recent'
import { entitySearchQuery } from './search'

const PAUSE_MS = 60
const MOST = 6

/** What the palette shows for a text (`of`: the one that the entries are for): from what is known here at once, then from the server. */
export function usePaletteEntries(typed: string): { entries: Entry[]; of: string; searching: boolean; failed: boolean } {
  const { t } = useTranslation()
  const router = useRouter()
  const params = useParams({ strict: false })
  const workspace = params.workspace ?? 'default'
  const projectId = useCurrentProject(workspace)
  const text = useDeferredValue(typed.trim())
  const asked = useSettled(text)
  const projects = useQuery(projectsQuery())
  const found = useQuery({ ...entitySearchQuery(asked), placeholderData: keepPreviousData })

  const known = useMemo(() => {
    const base = router.basepath === '/' ? '' : router.basepath
    const at = (path: string) => `${base}/${workspace}/${path}`
    const pages: Entry[] = [
      { id: 'projects', group: 'pages', label: t('nav.projects'), icon: Layers, href: at('projects') },
      { id: 'boards', group: 'pages', label: t('nav.boards'), icon: LayoutPanelTop, href: at('dashboards') },
      ...(projectId
        ? MENU.flatMap(({ entries }) => entries).map(
            (entry): Entry => ({
              id: entry.id,
              group: 'pages',
              label: t(`nav.${entry.id}`),
              icon: entry.icon,
              href: base + String(entry.to).replace('$workspace', workspace).replace('$projectId', projectId),
            }),
          )
        : []),
      { id: 'setup', group: 'pages', label: t('nav.setup'), icon: Terminal, href: at('get-started') },
      ...(['feedback-definitions', 'environments', 'ai-provider', 'preferences'] as const).map(
        (tab): Entry => ({ id: `settings-${tab}`, group: 'pages', label: t(`palette.settings.${tab}`), words: t('nav.settings'), icon: Settings, href: at(`configuration?tab=${tab}`) }),
      ),
    ]
    const projectEntries = (projects.data?.content ?? []).map(
      (project): Entry => ({ id: `project-${project.id}`, group: 'entities', label: project.name, hint: t('palette.kinds.project'), icon: Layers, href: at(`projects/${project.id}/logs`) }),
    )
    return { at, pages, projectEntries }
  }, [t, router.basepath, workspace, projectId, projects.data])

  const entries = useMemo(() => {
    const actions: Entry[] = [
      ...pageActions().map((action): Entry => ({ ...action, group: 'actions' })),
      { id: 'theme-dark', group: 'actions', label: t('palette.dark'), icon: Moon, words: 'theme', run: () => chooseTheme('dark') },
      { id: 'theme-light', group: 'actions', label: t('palette.light'), icon: Sun, words: 'theme', run: () => chooseTheme('light') },
      ...(projectId
        ? [
            { id: 'new-queue', group: 'actions' as const, label: t('palette.newQueue'), icon: Plus, href: known.at(`projects/${projectId}/annotation-queues/new`) },
            { id: 'new-optimization', group: 'actions' as const, label: t('palette.newOptimization'), icon: Plus, href: known.at(`projects/${projectId}/optimizations?new=true`) },
          ]
        : []),
    ]
    const before = recent(workspace).map((each): Entry => ({ id: `recent-${each.href}`, group: 'recent', label: each.label, icon: iconOf(each.kind), href: each.href, ...(each.hint ? { hint: each.hint } : {}) }))
    if (text === '') return [...before.slice(0, MOST), ...pageActions().slice(0, MOST).map((action): Entry => ({ ...action, group: 'actions' })), ...known.pages]

    const isId = looksLikeId(text)
    const hits = (asked === text || found.isPlaceholderData ? (found.data ?? []) : []).map(
      (hit): Entry => ({
        id: `${hit.kind}-${hit.id}`,
        group: isId && hit.kind !== 'project' ? 'id' : 'entities',
        label: isId ? `${t(`palette.kinds.${hit.kind}`)} ${f.shortId(hit.id)} ${hit.name ?? ''}` : (hit.name ?? f.shortId(hit.id)),
        hint: [isId ? null : t(`palette.kinds.${hit.kind}`), hit.kind === 'project' ? null : hit.project_name].filter(Boolean).join(', '),
        icon: iconOf(hit.kind),
        href: known.at(hit.path),
      }),
    )
    const filter: Entry[] =
      projectId && text.length > 1
        ? [
            {
              id: 'filter',
              group: 'filter',
              label: t(isId ? 'palette.filterById' : 'palette.searchLogs', { text }),
              icon: ListFilter,
              href: known.at(
                `projects/${projectId}/logs?range=all&${isId ? `filters=${encodeURIComponent(JSON.stringify([{ field: 'id', operator: 'starts_with', value: text }]))}` : `search=${encodeURIComponent(text)}`}`,
              ),
            },
          ]
        : []
    const locals = [...matching(text, before, 3), ...matching(text, actions, MOST), ...matching(text, known.pages, MOST), ...matching(text, known.projectEntries, 3)]
    const all = [...hits.filter((hit) => hit.group === 'id'), ...locals, ...hits.filter((hit) => hit.group !== 'id'), ...filter]
    const seen = new Set<string>()
    return all.filter((entry) => {
      const key = entry.href ?? entry.id
      return !seen.has(key) && seen.add(key)
    })
  }, [t, text, asked, found.data, found.isPlaceholderData, known, projectId, workspace])
  return { entries, of: text, searching: text.length >= 2 && (asked !== text || found.isFetching), failed: found.isError }
}

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
