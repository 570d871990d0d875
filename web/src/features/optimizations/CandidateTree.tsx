import { useMemo } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import * as f from '../../lib/format'
import { treeOf } from './layout'
import type { Trials } from './trials'

interface Props {
  trials: Trials
  selected: string | undefined
  onSelect: (id: string) => void
}

/** Which candidate came from which; the way to the best is marked, a second parent and what still runs are dashed. */
export function CandidateTree({ trials, selected, onSelect }: Props) {
  const { t } = useTranslation()
  const tree = useMemo(() => treeOf(trials.candidates), [trials.candidates])
  const { bestPath } = trials
  return (
    <div className="ctree" tabIndex={0} role="region" aria-label={t('optimizations.candidates')}>
      <svg width={tree.width} height={tree.height} role="group" aria-label={t('optimizations.candidates')}>
        {tree.edges.map((edge) => (
          <path key={`${edge.from} ${edge.to}`} d={edge.path} className={`edge ${bestPath.has(edge.from) && bestPath.has(edge.to) ? 'on' : ''} ${edge.dashed ? 'dashed' : ''}`} />
        ))}
        {tree.nodes.map(({ candidate, x, y }) => {
          const shown = bestPath.has(candidate.id) && candidate.score !== null ? `${candidate.label} ${f.score(candidate.score).replace(/^0/, '')}` : candidate.label
          // Begins with what is drawn, so that a voice can say what it sees.
          const words = t('optimizations.node', { label: shown, score: f.score(candidate.score), state: t(`optimizations.states.${candidate.state}`) })
          return (
            <g
              key={candidate.id}
              transform={`translate(${x} ${y})`}
              role="button"
              tabIndex={0}
              aria-label={words}
              aria-pressed={candidate.id === selected}
              className={`node ${candidate.state} ${bestPath.has(candidate.id) ? 'on' : ''} ${candidate.id === selected ? 'sel' : ''}`}
              onClick={() => onSelect(candidate.id)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' && event.key !== ' ') return
                event.preventDefault()
                onSelect(candidate.id)
              }}
            >
              <title>{words}</title>
              <rect x={-20} y={-12} width={40} height={32} className="hit" />
              {candidate.id === selected && <circle r={9} className="ring" />}
              <circle r={5.5} className="disc" />
              {candidate.state === 'failed' && <path d="M-2.5-2.5L2.5 2.5M2.5-2.5L-2.5 2.5" className="x" />}
              <text y={18} textAnchor="middle">
                {shown}
              </text>
            </g>
          )
        })}
      </svg>
    </div>
  )
}
