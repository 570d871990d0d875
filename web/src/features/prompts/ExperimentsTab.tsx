import type { UseQueryResult } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useCallback, useMemo, useRef } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import type { Page } from '../../api/types'
import { EmptyState } from '../../components/EmptyState'
import type { RowSource } from '../../components/table/rowSource'
import { column } from '../../components/table/column'
import { DataTable } from '../../components/table/DataTable'
import { useLoadedList } from '../../components/table/useLoadedList'
import * as f from '../../lib/format'
import type { Prompt, PromptExperiment, PromptVersion } from './api'

interface Props {
  query: UseQueryResult<Page<PromptExperiment>>
  prompt: Prompt
  versions: RowSource<PromptVersion>
}

/** Experiments that ran any version of the prompt. */
export function ExperimentsTab({ query, prompt, versions }: Props) {
  const { t } = useTranslation()
  const { workspace = 'default', projectId = '' } = useParams({ strict: false })
  const navigate = useNavigate()
  const scroller = useRef<HTMLDivElement>(null)
  const list = useLoadedList(query.data?.content, query)
  const scores = [...new Set(query.data?.content.flatMap((each) => each.feedback_scores?.map((score) => score.name) ?? []) ?? [])].slice(0, 4)
  const scoreKey = scores.join('\n')
  const address = useCallback(
    (experiment: PromptExperiment) =>
      ({
        to: '/$workspace/projects/$projectId/experiments/$datasetId/compare',
        params: { workspace, projectId, datasetId: experiment.dataset_id },
        search: { experiments: [experiment.id] },
      }) as unknown as { to: '/$workspace/projects'; params: { workspace: string } },
    [workspace, projectId],
  )
  const { row, rowCount } = versions
  const columns = useMemo(() => {
    const numbers = new Map(Array.from({ length: rowCount }, (_, index) => row(index)).flatMap((version) => (version ? [[version.id, version.version_number] as const] : [])))
    return [
      column<PromptExperiment>('name', { label: 'prompts.cols.experiment', width: '30%', fixed: true }, (experiment) => (
        <Link {...address(experiment)} className="w5 trunc">
          {experiment.name}
        </Link>
      )),
      column<PromptExperiment>('version', { label: 'prompts.cols.version', width: 84 }, (experiment) => (
        <span className="num">
          {experiment.prompt_versions
            ?.filter((each) => each.prompt_id === prompt.id)
            .map((each) => numbers.get(each.id) ?? each.commit)
            .join(', ')}
        </span>
      )),
      column<PromptExperiment>('in', { label: 'prompts.cols.dataset', width: '24%' }, (experiment) => <span className="t2">{experiment.dataset_name ?? f.NONE}</span>),
      column<PromptExperiment>('items', { label: 'prompts.cols.runs', width: 76, numeric: true, drop: 2 }, (experiment) => f.count(experiment.trace_count)),
      ...(scoreKey ? scoreKey.split('\n') : []).map((name) =>
        column<PromptExperiment>(`score-${name}`, { label: name, width: 110, numeric: true, drop: 1 }, (experiment) =>
          f.score(experiment.feedback_scores?.find((score) => score.name === name)?.value),
        ),
      ),
      column<PromptExperiment>('start', { label: 'prompts.cols.created', width: 104 }, (experiment) => f.time(experiment.created_at)),
    ]
  }, [address, prompt.id, row, rowCount, scoreKey])
  if (list.status === 'success' && list.total === 0)
    return (
      <div className="pd">
        <EmptyState
          title={t('prompts.noExperiments')}
          text={t('prompts.noExperimentsText')}
          snippets={{
            '.NET': `var prompt = await client.Prompts.GetAsync(${JSON.stringify(prompt.name)});
await client.EvaluateAsync(dataset, AnswerAsync, new EvaluationOptions
{
    Metrics = [new EqualsMetric()],
    Prompts = [prompt!],
});`,
            Python: `prompt = client.get_prompt(name=${JSON.stringify(prompt.name)})
evaluate(dataset=dataset, task=task, scoring_metrics=metrics, prompts=[prompt])`,
            TypeScript: `const prompt = await client.getPrompt({ name: ${JSON.stringify(prompt.name)} });
await evaluate({ dataset, task, scoringMetrics: metrics, prompts: [prompt] });`,
          }}
        />
      </div>
    )
  return (
    <div className="pu">
      <div className="tw grow" ref={scroller} tabIndex={0} role="region" aria-label={t('prompts.tabs.experiments')}>
        <DataTable list={list} columns={columns} density="regular" name={t('prompts.tabs.experiments')} cursor={-1} scroller={scroller} onOpen={(experiment) => void navigate(address(experiment))} />
      </div>
    </div>
  )
}
