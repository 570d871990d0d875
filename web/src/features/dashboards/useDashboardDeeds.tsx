import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { useErrorText } from '../../components/PageStates'
import { useToast } from '../../components/Toasts'
import { createDashboard, dashboardQuery, deleteDashboards, updateDashboard } from './api'
import type { DashboardDeeds } from './DashboardMenu'
import type { Dashboard } from './model'
import { NameDialog } from './NameDialog'

/** Renames, describes, copies and deletes dashboards of the workspace; `dialog` stands in the page that offers it. */
export function useDashboardDeeds({ onCopied, onRemoved }: { onCopied: (made: Dashboard) => void; onRemoved: () => void }): { deeds: DashboardDeeds; dialog: ReactNode } {
  const { t } = useTranslation()
  const client = useQueryClient()
  const toast = useToast()
  const errorText = useErrorText()
  const [described, setDescribed] = useState<Dashboard | null>(null)
  const [busy, setBusy] = useState(false)
  const refresh = () => client.invalidateQueries({ queryKey: ['list', 'dashboards'] })
  const attempt = async (deed: () => Promise<void>) => {
    setBusy(true)
    try {
      await deed()
    } catch (error) {
      toast(errorText(error), true)
    } finally {
      setBusy(false)
    }
  }
  const again = ({ name, type, description, config }: Dashboard) => createDashboard('dashboards', { name, type, config, ...(description ? { description } : {}) })
  const save = (name: string, description: string) =>
    attempt(async () => {
      const { id } = described!
      client.setQueryData(dashboardQuery('dashboards', id).queryKey, await updateDashboard('dashboards', id, { name, description }))
      setDescribed(null)
      await refresh()
    })
  const copy = (dashboard: Dashboard) =>
    void attempt(async () => {
      const made = await again({ ...dashboard, name: t('dashboards.copyOf', { name: dashboard.name }) })
      await refresh()
      onCopied(made)
    })
  const remove = (gone: Dashboard[]) =>
    void attempt(async () => {
      await deleteDashboards('dashboards', gone.map((each) => each.id))
      await refresh()
      onRemoved()
      // The same dashboards again, under other ids: nothing of them was lost.
      toast(t('dashboards.deletedMany', { count: gone.length }), false, { label: t('common.undo'), run: () => void attempt(() => Promise.all(gone.map(again)).then(refresh)) })
    })
  const latest = useRef({ copy, remove })
  useEffect(() => {
    latest.current = { copy, remove }
  })
  return {
    // Columns are made of them: they stay the same while the page draws itself again.
    deeds: useMemo(() => ({ describe: setDescribed, copy: (each) => latest.current.copy(each), remove: (each) => latest.current.remove(each) }), []),
    dialog: described && (
      <NameDialog title={t('dashboards.describe')} first={described.name} described={described.description ?? ''} busy={busy} onClose={() => setDescribed(null)} onName={(name, description) => void save(name, description)} />
    ),
  }
}
