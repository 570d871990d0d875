import * as Menu from '@radix-ui/react-dropdown-menu'
import { ChevronDown, Database, X } from 'lucide-react'
import { useTranslation } from '../../../i18n/useTranslation'
import { Link } from '@tanstack/react-router'
import { Icon } from '../../../components/Icon'
import * as f from '../../../lib/format'
import { textAt } from '../flatten'
import type { Experiment } from '../types'
import { AddExperiment } from './AddExperiment'
import { Letter } from './letters'
import type { Comparison } from './useComparison'

/** Which experiments are compared, and over what: every chip can become the baseline, be swapped, or go. */
export function Chips({ comparison, projectId }: { comparison: Comparison; projectId: string }) {
  const { t } = useTranslation()
  const { experiments, letters, baseline, search, set, summary, datasetId } = comparison
  const ids = search.experiments
  const keep = (next: string[], change: object = {}) => set({ experiments: next, candidate: undefined, against: undefined, ...change })
  const first = experiments[0]
  return (
    <div className={`bar eh ${experiments.length > 3 ? 'many' : ''}`} role="group" aria-label={t('experiments.compared')}>
      {experiments.map((each) => (
        <span className="exc" key={each.id}>
          <Letter of={letters.get(each.id)} name={each.name} />
          <Menu.Root>
            <Menu.Trigger className="exn" title={each.name}>
              <span className="w5 trunc">{each.name}</span>
              <Icon of={ChevronDown} size={12} />
            </Menu.Trigger>
            <Menu.Portal>
              <Menu.Content className="pop menu" align="start" sideOffset={4}>
                <Menu.Item className="mi" disabled={each.id === baseline} onSelect={() => set({ baseline: each.id, candidate: undefined, against: undefined })}>
                  {t('experiments.makeBaseline')}
                </Menu.Item>
                <Menu.Item className="mi" asChild>
                  <Link to="." search={{ experiments: [each.id] } as never}>
                    {t('experiments.alone')}
                  </Link>
                </Menu.Item>
                <Menu.Item className="mi" asChild>
                  <Link
                    to="/$workspace/projects/$projectId/logs"
                    params={((now: object) => ({ ...now, projectId: each.project_id ?? projectId })) as never}
                    search={{ logsType: 'traces', range: 'all', filters: [{ field: 'experiment_ids', operator: 'in', value: each.id }] }}
                  >
                    {t('experiments.inLogs', { count: each.trace_count })}
                  </Link>
                </Menu.Item>
                {(each.prompt_versions ?? []).map((prompt) => (
                  <Menu.Item className="mi" key={prompt.id} asChild>
                    <Link
                      to={'/$workspace/projects/$projectId/prompts/$promptId' as never}
                      params={{ projectId: each.project_id ?? projectId, promptId: prompt.prompt_id ?? '' } as never}
                    >
                      {t('experiments.prompt', { name: prompt.prompt_name ?? f.shortId(prompt.id) })}
                    </Link>
                  </Menu.Item>
                ))}
              </Menu.Content>
            </Menu.Portal>
          </Menu.Root>
          <span className="t3 fs12 opt trunc">{subtitle(each)}</span>
          {each.status === 'running' && <span className="badge acc">{t('experiments.running')}</span>}
          {each.id === baseline && ids.length > 1 && <span className="badge">{t('experiments.baseline')}</span>}
          {ids.length > 1 && (
            <button
              className="ibtn sm"
              aria-label={t('experiments.leaveOut', { name: each.name })}
              title={t('experiments.leaveOut', { name: each.name })}
              onClick={() => keep(ids.filter((id) => id !== each.id), each.id === baseline ? { baseline: undefined } : {})}
            >
              <Icon of={X} size={12} />
            </button>
          )}
        </span>
      ))}
      <AddExperiment datasetId={datasetId} chosen={ids} onAdd={(id) => keep([...ids, id])} />
      <span className="grow" />
      {first && (
        <span className="t2 fs12 nowrap over trunc" title={first.dataset_name ?? undefined}>
          <Icon of={Database} size={14} />
          {first.dataset_name ? (
            <Link
              className="link"
              to={`/$workspace/projects/$projectId/${first.evaluation_method === 'evaluation_suite' ? 'test-suites' : 'datasets'}/$datasetId/items` as never}
              params={{ projectId, datasetId } as never}
            >
              {first.dataset_name}
            </Link>
          ) : (
            t('experiments.datasetGone')
          )}{' '}
          <span className="t3">
            {[first.dataset_version_summary?.version_name, summary && t('experiments.itemCount', { count: summary.items, n: f.count(summary.items) })].filter(Boolean).join(', ')}
          </span>
        </span>
      )}
    </div>
  )
}

/** What tells experiments apart at a glance. */
function subtitle(experiment: Experiment): string {
  const model = textAt(experiment.metadata, 'model') ?? textAt(experiment.metadata, 'model_name')
  const prompt = experiment.prompt_versions?.[0]
  return [model, prompt?.commit].filter(Boolean).join(', ')
}
