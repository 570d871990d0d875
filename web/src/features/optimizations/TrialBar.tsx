import { Link, useParams } from '@tanstack/react-router'
import { GitCompareArrows } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../../components/Icon'
import type { Selection } from '../../components/table/useSelection'
import * as f from '../../lib/format'
import { EntityBar } from '../rows/bulk/EntityBar'
import { useEntityBulk } from '../rows/bulk/useEntityBulk'
import type { Optimization } from './api'
import type { Candidate } from './trials'

interface Props {
  run: Pick<Optimization, 'id' | 'dataset_id'>
  /** Of candidates, each of which stands for its experiments. */
  selection: Selection<Candidate>
  rows: readonly Candidate[]
  /** Names the list. */
  identity: string
  /** A run that goes on needs what it has tried. */
  running: boolean
}

/** What can be done with ticked trials; all of them are loaded, so they are named one by one. */
export function TrialBar({ run, selection, rows, identity, running }: Props) {
  const { t } = useTranslation()
  const { workspace = 'default', projectId = '' } = useParams({ strict: false })
  const ticked = rows.filter(({ id }) => selection.has(id))
  const experiments = ticked.flatMap((each) => each.experiments.map(({ id }) => id))
  const named = { ...selection, all: false, ids: new Set(experiments) }
  const bulk = useEntityBulk('experiments', projectId, identity, named, { optimization_id: run.id }, () => new Set(ticked.map(({ id }) => id)))
  return (
    <EntityBar
      bulk={{ ...bulk, what: (count) => t('optimizations.tickedTrials', { count, n: f.count(count) }) }}
      selection={selection}
      total={rows.length}
      sorting={undefined}
      stays={running}
      warning={t('optimizations.deleteTrialsText')}
    >
      {experiments.length > 0 && (
        <Link
          className="btn primary"
          to="/$workspace/projects/$projectId/experiments/$datasetId/compare"
          params={{ workspace, projectId, datasetId: run.dataset_id }}
          // The oldest is what the others are measured against.
          search={{ experiments: [...experiments].sort() } as never}
        >
          <Icon of={GitCompareArrows} size={14} />
          {t('optimizations.compareTrials')}
        </Link>
      )}
    </EntityBar>
  )
}
