import { useQueries, useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { projectQuery, projectsQuery } from '../../api/projects'
import * as f from '../../lib/format'
import { endRetention, PERIODS, retentionKindsQuery, retentionPreviewQuery, retentionQuery, setRetention, setRetentionKind, type Retention, type RetentionChange, type RetentionKind, type RetentionRule } from './api'
import { daysOf, nightKey, nightTime } from './night'
import { RetentionDialog } from './RetentionDialog'
import { RetentionDue } from './RetentionDue'
import { Section } from './Section'
import { storageQuery } from '../../api/workspace'
import { Bytes, StorageKinds } from './StorageKinds'
import type { Saving } from './useSaved'

/** How long traces are kept: of the workspace, and of projects that differ. A shorter time is asked about first. */
export function RetentionSection({ saving }: { saving: Saving }) {
  const { t } = useTranslation()
  const rules = useQuery(retentionQuery())
  const projects = useQuery(projectsQuery())
  const storage = useQuery(storageQuery())
  const kinds = useQuery(retentionKindsQuery())
  const preview = useQuery(retentionPreviewQuery())
  const [asked, setAsked] = useState<RetentionChange | null>(null)
  const [previewed, setPreviewed] = useState(false)
  const active = (rules.data ?? []).filter((rule) => rule.enabled)
  const workspace = active.find((rule) => rule.level === 'workspace')
  const ofProjects = active.filter((rule) => rule.level === 'project')
  const rest = (projects.data?.content ?? []).filter((project) => !ofProjects.some((rule) => rule.project_id === project.id))
  // The list is the first of perhaps thousands: a project with a rule need not be among them.
  const named = useQueries({ queries: ofProjects.map((rule) => projectQuery(rule.project_id!)) })
  const nameOf = (id: string | undefined) => [...named.map((each) => each.data), ...(projects.data?.content ?? [])].find((project) => project?.id === id)?.name ?? id

  const choose = (retention: Retention, projectId?: string) => {
    if (retention === 'unlimited') void saving.save(() => setRetention(retention, projectId), 'retention')
    else setAsked({ retention, ...(projectId ? { projectId } : {}) })
  }
  const setKind = (kind: RetentionKind, retention: Retention | null) => void saving.save(() => setRetentionKind(kind, retention), 'retention')
  // What deletes more than now is asked about: less time for scored traces than they had beside the others, or for files.
  const chooseKind = (kind: RetentionKind, value: string) => {
    const retention = value === 'none' ? null : (value as Retention)
    const now = kinds.data?.[kind]?.retention
    const less = daysOf(retention ?? 'unlimited') < daysOf(now ?? 'unlimited')
    if (kind === 'attachments' ? less : now !== undefined && (retention === null || less)) setAsked({ [kind]: retention ?? 'none' })
    else setKind(kind, retention)
  }
  const end = (rule: RetentionRule) => void saving.save(() => endRetention(rule.id), 'retention')
  const pick = (id: string, value: Retention, projectId?: string) => (
    <select id={id} className="select set-pick" disabled={!rules.isSuccess} value={value} onChange={(event) => choose(event.target.value as Retention, projectId)}>
      {PERIODS.map((each) => (
        <option key={each} value={each}>
          {t(`settings.retention.${each}`)}
        </option>
      ))}
    </select>
  )
  const pickKind = (kind: RetentionKind, size: ReactNode) => (
    <div className="set-line">
      <label htmlFor={`set-ret-${kind}`} className="w5 grow">
        {t(`settings.retention.kinds.${kind}`)}
      </label>
      <select id={`set-ret-${kind}`} className="select set-pick" disabled={!kinds.isSuccess} value={kinds.data?.[kind]?.retention ?? 'none'} onChange={(event) => chooseKind(kind, event.target.value)}>
        <option value="none">{t(`settings.retention.none.${kind}`)}</option>
        {PERIODS.map((each) => (
          <option key={each} value={each} disabled={kind === 'scored' && each !== 'unlimited' && workspace !== undefined && daysOf(each) < daysOf(workspace.retention)}>
            {t(`settings.retention.${each}`)}
          </option>
        ))}
      </select>
      {size}
    </div>
  )
  const held = active.length > 0 || Boolean(kinds.data?.attachments)
  const night = held ? preview.data?.next_run.at : undefined
  const note = [
    storage.data ? t('settings.storage.note', { bytes: (storage.data.estimated ? '≈ ' : '') + f.bytes(storage.data.total_bytes) }) : t('settings.retention.note'),
    night && t(`settings.retention.next.${nightKey(night)}`, { time: nightTime(night) }),
  ]
  return (
    <Section
      id="retention"
      note={note.filter(Boolean).join(', ')}
      error={rules.error ?? kinds.error}
      action={
        <button className="btn sm" onClick={() => (setPreviewed(true), void preview.refetch())}>
          {t('settings.retention.preview')}
        </button>
      }
    >
      <div className="set-line">
        <label htmlFor="set-retention" className="w5 grow">
          {t('settings.retention.all')}
        </label>
        {pick('set-retention', workspace?.retention ?? 'unlimited')}
        <Bytes storage={storage.data} kind="traces_and_spans" less={storage.data?.scored_bytes} />
      </div>
      {ofProjects.map((rule) => (
        <div className="set-line" key={rule.id}>
          <label htmlFor={`set-ret-${rule.id}`} className="grow trunc">
            {nameOf(rule.project_id)}
          </label>
          <button className="btn ghost sm" onClick={() => end(rule)}>
            {t('settings.retention.asAll')}
          </button>
          {pick(`set-ret-${rule.id}`, rule.retention, rule.project_id)}
          <Bytes storage={storage.data} />
        </div>
      ))}
      {rest.length > 0 && (
        <div className="set-line">
          <label htmlFor="set-ret-new" className="t3 grow">
            {t('settings.retention.other')}
          </label>
          <select id="set-ret-new" className="select set-pick" value="" onChange={(event) => choose('extended_400d', event.target.value)}>
            <option value="">{t('settings.retention.choose')}</option>
            {rest.map((project) => (
              <option key={project.id} value={project.id}>
                {project.name}
              </option>
            ))}
          </select>
          <Bytes storage={storage.data} />
        </div>
      )}
      {pickKind('scored', <Bytes storage={storage.data} bytes={storage.data?.scored_bytes} />)}
      {pickKind('attachments', <Bytes storage={storage.data} kind="attachments" />)}
      <StorageKinds />
      {(held || previewed) && <RetentionDue asked={previewed} nameOf={(id) => nameOf(id) ?? id} />}
      {asked && (
        <RetentionDialog
          change={asked}
          where={asked.projectId ? nameOf(asked.projectId) : undefined}
          onClose={() => setAsked(null)}
          onSet={() => {
            if (asked.retention) void saving.save(() => setRetention(asked.retention!, asked.projectId), 'retention')
            else for (const kind of ['scored', 'attachments'] as const) if (asked[kind]) setKind(kind, asked[kind] === 'none' ? null : asked[kind])
          }}
        />
      )}
    </Section>
  )
}
