import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../../i18n/useTranslation'
import { Diff } from '../../components/diff/Diff'
import type { LinkedPrompt } from '../../lib/bookkeeping'
import { parsed } from '../../lib/messages/types'
import { versionQuery } from '../prompts/api'
import { Letter } from '../experiments/compare/letters'
import type { PromptPair } from './model/prompts'

const versionOf = (prompt: LinkedPrompt | undefined, none: string): string => prompt?.version ?? prompt?.commit ?? none

/** The prompts of the library that both ran with, each version against the other. */
export function PromptBoth({ prompts, beside }: { prompts: PromptPair[]; beside: boolean }) {
  return prompts.map((pair) => <OnePrompt key={pair.name} pair={pair} beside={beside} />)
}

function OnePrompt({ pair: { name, a, b }, beside }: { pair: PromptPair; beside: boolean }) {
  const { t } = useTranslation()
  const [before, after] = [useTemplate(a), useTemplate(b)]
  const none = t('traceCompare.noVersion')
  return (
    <section className="tcprompt">
      <h3 className="h3">{name}</h3>
      <div className="tcside">
        {([['A', a], ['B', b]] as const).map(([letter, prompt]) => (
          <span key={letter} className="row">
            <Letter of={letter} />
            <span className="mono fs12">{versionOf(prompt, none)}</span>
          </span>
        ))}
      </div>
      {before.loading || after.loading ? (
        <span className="skel" style={{ width: '70%' }} />
      ) : before.text === null || after.text === null ? (
        <p className="t3">{t('traceCompare.notInLibrary')}</p>
      ) : (
        <Diff before={before.text} after={after.text} label={name} beside={beside} prose whole />
      )}
    </section>
  )
}

/** The text of a version: logged with the run, else the library's; null where neither has it. */
function useTemplate(prompt: LinkedPrompt | undefined): { text: string | null; loading: boolean } {
  const ask = prompt !== undefined && prompt.template === undefined && prompt.versionId !== undefined
  const found = useQuery({ ...versionQuery(prompt?.versionId ?? ''), enabled: ask, retry: false })
  if (!prompt) return { text: '', loading: false }
  const template = prompt.template ?? found.data?.template
  return { text: template === undefined ? null : readable(template), loading: ask && found.isPending }
}

/** A chat template as its messages are read, one under the other. */
function readable(template: unknown): string {
  const value = parsed(template)
  if (typeof value === 'string') return value
  if (!Array.isArray(value)) return JSON.stringify(value, null, 2)
  return value.map(({ role, content }: { role?: unknown; content?: unknown }) => `${String(role)}:\n${typeof content === 'string' ? content : JSON.stringify(content, null, 2)}`).join('\n\n')
}
