import { useQuery } from '@tanstack/react-query'
import { RotateCcw, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { projectsQuery } from '../../../api/projects'
import { Field } from '../../../components/form/Field'
import { Icon } from '../../../components/Icon'
import { SidePanel } from '../../../components/panel/SidePanel'
import type { Widget, WidgetConfig } from '../model'
import { StatWidget } from '../StatWidget'
import type { Editing } from '../useEditing'
import { WidgetBody } from '../WidgetBody'
import type { Board } from '../window'
import { Choice } from './controls'
import { LeaderboardFields, ScoresFields } from './ExperimentFields'
import { MetricFields } from './MetricFields'
import { StatFields } from './StatFields'

interface Props {
  widget: Widget
  projectId: string | undefined
  board: Board
  editing: Editing
  onClose: () => void
}

/** The settings of one card, applied at once, under a preview that asks for real data. */
export function WidgetSettings({ widget, projectId, board, editing, onClose }: Props) {
  const { t } = useTranslation()
  const { config, type } = widget
  const set = (change: WidgetConfig) => editing.update(widget.id, { config: change })
  const own = config.projectId ?? projectId
  const [opened] = useState(widget)
  const place = editing.config.sections.flatMap((each) => each.layout).find((each) => each.i === widget.id)
  // What was added since then goes: changes of settings are laid over each other.
  const added = Object.fromEntries(Object.keys(config).map((key) => [key, undefined]))
  return (
    <SidePanel kind="widget" label={t('dashboards.settingsOf', { name: widget.title })} title={widget.title || t('dashboards.untitled')} notes={place && <span className="t3 fs12 num nowrap">{`${place.w} × ${place.h}`}</span>} onClose={onClose} className="wsettings">
      <div className="wform">
        <div className={`card wpreview ${type === 'project_stats_card' ? 'short' : ''}`} role="group" aria-label={t('dashboards.preview')}>
          {type === 'project_stats_card' ? <StatWidget widget={widget} projectId={own ?? ''} board={board} /> : <WidgetBody widget={widget} projectId={own ?? ''} board={board} />}
        </div>
        <Field label={t('dashboards.title')}>
          {(control) => <input {...control} className="select" value={widget.title} maxLength={200} onChange={(event) => editing.update(widget.id, { title: event.target.value })} />}
        </Field>
        {projectId === undefined && (type === 'project_metrics' || type === 'project_stats_card') && <ProjectField value={config.projectId} onChange={(id) => set({ projectId: id })} />}
        {type === 'project_metrics' && <MetricFields config={config} set={set} projectId={own} />}
        {type === 'project_stats_card' && <StatFields config={config} set={set} />}
        {type === 'text_markdown' && (
          <Field label={t('dashboards.text')} help={t('dashboards.textHelp')}>
            {(control) => <textarea {...control} className="area" rows={12} value={config.content ?? ''} onChange={(event) => set({ content: event.target.value })} />}
          </Field>
        )}
        {type === 'experiments_feedback_scores' && <ScoresFields config={config} set={set} projectId={projectId} />}
        {type === 'experiment_leaderboard' && <LeaderboardFields config={config} set={set} projectId={projectId} />}
      </div>
      <footer className="wfoot">
        <span className="t3 fs12 trunc grow" title={t('dashboards.applied')}>
          {t('dashboards.applied')}
        </span>
        <button
          className="btn ghost sm"
          title={t('dashboards.resetHint')}
          disabled={JSON.stringify([opened.title, opened.config]) === JSON.stringify([widget.title, config])}
          onClick={() => editing.update(widget.id, { title: opened.title, config: { ...added, ...opened.config } })}
        >
          <Icon of={RotateCcw} size={14} />
          {t('dashboards.reset')}
        </button>
        <button
          className="btn danger sm"
          onClick={() => {
            editing.remove(widget.id)
            onClose()
          }}
        >
          <Icon of={Trash2} size={14} />
          {t('common.remove')}
        </button>
      </footer>
    </SidePanel>
  )
}

function ProjectField({ value, onChange }: { value: string | undefined; onChange: (id: string) => void }) {
  const { t } = useTranslation()
  const projects = useQuery(projectsQuery())
  return (
    <Choice
      label={t('dashboards.project')}
      value={value ?? ''}
      options={[['', t('dashboards.choose')], ...(projects.data?.content ?? []).map((project): [string, string] => [project.id, project.name])]}
      onChange={onChange}
    />
  )
}
