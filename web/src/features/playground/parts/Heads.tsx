import { useTranslation } from '../../../i18n/useTranslation'
import { useOptimize } from '../../studio/useOptimize'
import { blank, duplicate, type Problem } from '../draft'
import type { Draft, Estimate } from '../types'
import { Inputs } from './Inputs'
import { VariantCard } from './VariantCard'

interface Props {
  projectId: string
  draft: Draft
  columns: number
  variables: string[]
  paths: string[]
  estimate: Estimate | undefined
  problems: { variant: number | null; problem: Problem }[]
  onChange: (next: (draft: Draft) => Draft) => void
  onAdd: () => void
  onRemove: (index: number) => void
  onAddProvider: () => void
  onRunAlone: (index: number) => void
}

/** Inputs and variants side by side: the head of the matrix. */
export function Heads({ projectId, draft, columns, variables, paths, estimate, problems, onChange, onAdd, onRemove, onAddProvider, onRunAlone }: Props) {
  const { t } = useTranslation()
  const optimize = useOptimize(projectId)
  const move = (index: number, by: number) =>
    onChange((now) => {
      const variants = [...now.variants]
      const [moved] = variants.splice(index, 1)
      variants.splice(index + by, 0, moved!)
      return { ...now, variants }
    })
  return (
    <div className="gr head">
      <Inputs draft={draft} variables={variables} paths={paths} estimate={estimate} onChange={(part) => onChange((now) => ({ ...now, ...part }))} onAdd={onAdd} onBlank={() => onChange(blank)} />
      {draft.variants.map((variant, index) => {
        // A missing model is said beside Run; here only what is wrong with what was typed.
        const found = problems.find((each) => each.variant === index && (each.problem === 'badTools' || each.problem === 'badSchema'))
        return (
          <VariantCard
            key={variant.key}
            projectId={projectId}
            variant={variant}
            index={index}
            count={draft.variants.length}
            base={index > 0 ? draft.variants[0]!.template : undefined}
            paths={paths}
            problem={found && t(`playground.problems.${found.problem}`)}
            onChange={(change) => onChange((now) => ({ ...now, variants: now.variants.map((each) => (each.key === variant.key ? { ...each, ...change } : each)) }))}
            onDuplicate={() => onChange((now) => duplicate(now, index))}
            onMove={(by) => move(index, by)}
            onRemove={() => onRemove(index)}
            onAddProvider={onAddProvider}
            onRunAlone={() => onRunAlone(index)}
            onOptimize={() => optimize(variant, draft)}
          />
        )
      })}
      {Array.from({ length: columns - draft.variants.length }, (_, index) => (
        <div className="vc" key={`none${index}`} />
      ))}
    </div>
  )
}
