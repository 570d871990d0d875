import { useSearch } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import { useMemo, type ReactNode } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Diff } from '../../components/diff/Diff'
import { countWords, diffLines } from '../../components/diff/diffLines'
import { Icon } from '../../components/Icon'
import { VersionMenu } from '../../components/versions/VersionMenu'
import { fetchVersions, type Prompt, type PromptExperiment, type PromptVersion } from './api'
import { Marked } from './ContentTab'
import type { PromptSearch } from './feature'
import { MeasuredTogether } from './MeasuredTogether'
import { pairSections, settingsText } from './template'
import { usePromptSearch } from './usePromptSearch'

interface Props {
  prompt: Prompt
  before: PromptVersion | undefined
  after: PromptVersion
  experiments: PromptExperiment[]
}

/** Two versions, message by message and setting by setting, any with any. */
export function DiffTab({ prompt, before, after, experiments }: Props) {
  const { t } = useTranslation()
  const { beside } = useSearch({ strict: false }) as PromptSearch
  const change = usePromptSearch()
  const sections = useMemo(() => (before ? pairSections(before.template, after.template, prompt.template_structure) : []), [before, after, prompt.template_structure])
  const settings = before ? [settingsText(before.metadata), settingsText(after.metadata)] : ['', '']
  return (
    <div className="pd" tabIndex={0} role="region" aria-label={t('prompts.tabs.diff')}>
      <div className="row pmeta">
        <span className="t3 fs12">{t('prompts.compare')}</span>
        <VersionChoice promptId={prompt.id} chosen={before} label={t('prompts.compareFrom')} onChoose={(compareVersionId) => change({ compareVersionId })} />
        <Icon of={ChevronRight} size={12} className="t3" />
        <VersionChoice
          promptId={prompt.id}
          chosen={after}
          label={t('prompts.compareTo')}
          onChoose={(id) => change({ activeVersionId: id === prompt.latest_version?.id ? undefined : id, compareVersionId: before?.id })}
        />
        <span className="grow" />
        <div className="seg sm" role="group" aria-label={t('prompts.view')}>
          <button className={beside ? '' : 'on'} aria-pressed={!beside} onClick={() => change({ beside: undefined })}>
            {t('prompts.inline')}
          </button>
          <button className={beside ? 'on' : ''} aria-pressed={Boolean(beside)} onClick={() => change({ beside: true })}>
            {t('prompts.beside')}
          </button>
        </div>
      </div>
      {!before && <p className="t2">{t('prompts.nothingBefore')}</p>}
      {sections.map((section, index) => (
        <DiffSection key={index} title={section.role === 'text' ? t('prompts.text') : t(`prompts.roles.${section.role}`, section.role)} before={section.before} after={section.after} beside={beside} draw={marked} prose />
      ))}
      {before && (settings[0] || settings[1]) && <DiffSection title={t('prompts.settings')} before={settings[0]!} after={settings[1]!} beside={beside} />}
      {before && before.type !== after.type && <DiffSection title={t('prompts.language')} before={before.type} after={after.type} beside={beside} />}
      {before && <MeasuredTogether before={before} after={after} experiments={experiments} />}
    </div>
  )
}

const marked = (text: string) => <Marked text={text} />

interface SectionProps {
  title: string
  before: string
  after: string
  beside: boolean | undefined
  prose?: boolean
  draw?: (text: string) => ReactNode
}

export function DiffSection({ title, before, after, beside, prose, draw }: SectionProps) {
  const { t } = useTranslation()
  const { changes, words } = useMemo(() => {
    const rows = diffLines(before, after)
    return { changes: blocksOf(rows.map((row) => row.kind !== 'same')), words: countWords(rows) }
  }, [before, after])
  return (
    <section className="mb">
      <header>
        <b>{title}</b>
        <span className="t3 fs12">{changes === 0 ? t('prompts.unchanged') : t('prompts.changes', { count: changes })}</span>
        <span className="grow" />
        {changes > 0 && (
          <span className="fs12 num">
            {words.added > 0 && <span className="okc">{t('prompts.wordsAdded', { count: words.added })}</span>} {words.removed > 0 && <span className="err">−{words.removed}</span>}
          </span>
        )}
      </header>
      <Diff before={before} after={after} label={title} numbers whole {...(beside ? { beside } : {})} {...(prose ? { prose } : {})} {...(draw ? { draw } : {})} />
    </section>
  )
}

/** Runs of changed lines. */
const blocksOf = (changed: boolean[]): number => changed.filter((each, index) => each && !changed[index - 1]).length

/** Any version of the prompt. */
function VersionChoice({ promptId, chosen, label, onChoose }: { promptId: string; chosen: PromptVersion | undefined; label: string; onChoose: (id: string) => void }) {
  return (
    <VersionMenu
      name={['prompts', 'choice', promptId]}
      fetchPage={(page, size, signal) => fetchVersions(promptId, page, size, '', signal)}
      entry={(version) => ({ name: version.version_number, note: version.change_description })}
      chosen={chosen && { id: chosen.id, name: chosen.version_number }}
      label={label}
      onChoose={({ id }) => onChoose(id)}
    />
  )
}
