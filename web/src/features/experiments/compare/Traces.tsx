import { Link } from '@tanstack/react-router'
import { GitCompareArrows } from 'lucide-react'
import { useTranslation } from '../../../i18n/useTranslation'
import { Icon } from '../../../components/Icon'
import type { Experiment, Run } from '../types'

/** The traces behind the answers, and the first two of them beside each other. */
export function Traces({ experiments, letters, runAt, projectId }: { experiments: Experiment[]; letters: Map<string, string>; runAt: (id: string) => Run | undefined; projectId: string }) {
  const { t } = useTranslation()
  const traced = experiments.flatMap(({ id }) => {
    const run = runAt(id)
    return run?.trace_id ? [{ id, run, letter: letters.get(id) }] : []
  })
  const [a, b] = traced
  const project = (run: Run) => ((now: object) => ({ ...now, projectId: run.project_id ?? projectId })) as never
  return (
    <div className="row traces">
      {traced.map(({ id, run, letter }) => (
        <Link key={id} className="btn sm" to="/$workspace/projects/$projectId/logs" params={project(run)} search={{ logsType: 'traces', trace: run.trace_id }}>
          {t('experiments.trace', { letter })}
        </Link>
      ))}
      {a && b && (
        <Link
          className="btn sm"
          to="/$workspace/projects/$projectId/logs/compare"
          params={project(a.run)}
          search={{ a: a.run.trace_id, b: b.run.trace_id }}
          title={t('experiments.compareTracesOf', { from: a.letter, to: b.letter })}
        >
          <Icon of={GitCompareArrows} size={12} />
          {t('experiments.compareTraces')}
        </Link>
      )}
    </div>
  )
}
