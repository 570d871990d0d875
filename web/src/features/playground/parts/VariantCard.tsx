import * as Menu from '@radix-ui/react-dropdown-menu'
import { Link, useParams } from '@tanstack/react-router'
import { Copy, Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { Icon } from '../../../components/Icon'
import { Letter } from '../../experiments/compare/letters'
import { Improve } from '../../prompts/Improve'
import { isEdited, letter } from '../draft'
import type { Variant } from '../types'
import { Messages } from './Messages'
import { ModelPicker } from './ModelPicker'
import { Parameters } from './Parameters'
import { PromptMenu } from './PromptMenu'
import { SavePrompt } from './SavePrompt'
import { ToolsDialog } from './ToolsDialog'

interface Props {
  projectId: string
  variant: Variant
  index: number
  count: number
  /** Template of variant A, of which this one is a change. */
  base: string | undefined
  /** Paths of an item of the dataset, offered where a variable is begun. */
  paths: string[]
  problem: string | undefined
  onChange: (change: Partial<Variant>) => void
  onDuplicate: () => void
  onMove: (by: number) => void
  onRemove: () => void
  onAddProvider: () => void
  onRunAlone: () => void
  onOptimize: () => void
}

/** One variant: its prompt, model, parameters, tools and messages. */
export function VariantCard({ projectId, variant, index, count, base, paths, problem, onChange, onDuplicate, onMove, onRemove, onAddProvider, onRunAlone, onOptimize }: Props) {
  const { t } = useTranslation()
  const { workspace = 'default' } = useParams({ strict: false })
  const [saving, setSaving] = useState<'version' | 'new'>()
  const [improving, setImproving] = useState(false)
  const name = letter(index)
  const edited = isEdited(variant)
  return (
    <section className="vc" aria-label={t('playground.variant', { letter: name })} data-testid="playground-variant-card" data-variant-index={index}>
      <header>
        <Letter of={name} />
        <PromptMenu letter={name} projectId={projectId} variant={variant} onLoad={onChange} />
        {edited && (
          <>
            <span className="dot warn" title={t('playground.edited')} />
            <span className="sr">{t('playground.edited')}</span>
          </>
        )}
        <span className="grow" />
        {edited ? (
          <button className="btn sm" onClick={() => setSaving('version')}>
            {t('playground.saveVersion')}
          </button>
        ) : (
          <button className="ibtn sm" aria-label={t('playground.duplicate', { letter: name })} title={t('playground.duplicate', { letter: name })} onClick={onDuplicate}>
            <Icon of={Copy} />
          </button>
        )}
        <Menu.Root>
          <Menu.Trigger className="ibtn sm" aria-label={t('playground.moreFor', { letter: name })} title={t('playground.moreFor', { letter: name })}>
            <Icon of={Ellipsis} />
          </Menu.Trigger>
          <Menu.Portal>
            <Menu.Content className="pop menu" align="end" sideOffset={4}>
              <Menu.Item className="mi" onSelect={onRunAlone}>
                {t('playground.runAlone', { letter: name })}
              </Menu.Item>
              <Menu.Item className="mi" onSelect={onDuplicate}>
                {t('playground.duplicate', { letter: name })}
              </Menu.Item>
              <Menu.Item className="mi" disabled={index === 0} onSelect={() => onMove(-1)}>
                {t('playground.moveLeft')}
              </Menu.Item>
              <Menu.Item className="mi" disabled={index === count - 1} onSelect={() => onMove(1)}>
                {t('playground.moveRight')}
              </Menu.Item>
              <Menu.Separator />
              {variant.prompt && (
                <Menu.Item className="mi" onSelect={() => setSaving('version')}>
                  {t('playground.saveVersionOf', { name: variant.prompt.name })}
                </Menu.Item>
              )}
              <Menu.Item className="mi" onSelect={() => setImproving(true)}>
                {t('prompts.improve.open')}
              </Menu.Item>
              <Menu.Item className="mi" onSelect={onOptimize}>
                {t('common.optimize')}
              </Menu.Item>
              <Menu.Item className="mi" onSelect={() => setSaving('new')}>
                {t('playground.saveNew')}
              </Menu.Item>
              {edited && (
                <Menu.Item className="mi" onSelect={() => onChange({ template: variant.prompt!.template })}>
                  {t('playground.revert', { version: variant.prompt!.version })}
                </Menu.Item>
              )}
              <Menu.Separator />
              <Menu.Item className="mi err" disabled={count === 1} onSelect={onRemove}>
                {t('playground.remove', { letter: name })}
              </Menu.Item>
            </Menu.Content>
          </Menu.Portal>
        </Menu.Root>
      </header>
      {variant.trial && !variant.prompt && (
        <Link
          className="badge line vfrom"
          to="/$workspace/projects/$projectId/optimizations/$optimizationId"
          params={{ workspace, projectId, optimizationId: variant.trial.optimization }}
          search={{ candidate: variant.trial.candidate }}
        >
          <span className="trunc">{t('playground.fromTrial', { label: variant.trial.label, run: variant.trial.run })}</span>
        </Link>
      )}
      <div className="vm">
        <ModelPicker letter={name} model={variant.model} onChange={(model) => onChange({ model })} onAddProvider={onAddProvider} />
        <Parameters letter={name} params={variant.params} onChange={(params) => onChange({ params })} />
        <ToolsDialog letter={name} variant={variant} onChange={onChange} />
      </div>
      <Messages letter={name} template={variant.template} base={base} paths={paths} onChange={(template) => onChange({ template })} />
      {problem && (
        <p className="err fs12" role="alert">
          {problem}
        </p>
      )}
      {improving && <Improve template={variant.template} structure="chat" model={variant.model} onTake={(template) => onChange({ template })} onClose={() => setImproving(false)} />}
      {saving && <SavePrompt projectId={projectId} variant={variant} asNew={saving === 'new'} onSaved={onChange} onClose={() => setSaving(undefined)} />}
    </section>
  )
}
