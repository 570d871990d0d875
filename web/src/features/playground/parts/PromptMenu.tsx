import * as Popover from '@radix-ui/react-popover'
import { useQuery } from '@tanstack/react-query'
import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { currentWorkspace } from '../../../api/client'
import { Icon } from '../../../components/Icon'
import { useErrorText } from '../../../components/PageStates'
import { useVersionPages } from '../../../components/versions/useVersionPages'
import { useToast } from '../../../components/Toasts'
import { fetchPrompts, fetchVersions, type Prompt, type PromptVersion } from '../../prompts/api'
import { nameOf } from '../draft'
import { loaded } from '../loaded'
import type { Variant } from '../types'

interface Props {
  letter: string
  projectId: string
  variant: Variant
  onLoad: (change: Partial<Variant>) => void
}

const MOST = 20

/** Loads a version of the prompt library into a variant: first the prompt, then, where an older one is wanted, the version. */
export function PromptMenu({ letter, projectId, variant, onLoad }: Props) {
  const { t } = useTranslation()
  const toast = useToast()
  const errorText = useErrorText()
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const [prompt, setPrompt] = useState<Prompt>()
  const prompts = useQuery({
    queryKey: ['prompts', currentWorkspace(), 'pick', projectId, text],
    queryFn: ({ signal }) => fetchPrompts(projectId, { page: 1, size: MOST, name: text || undefined }, signal),
    enabled: open && !prompt,
    placeholderData: (before) => before,
  })
  const versions = useVersionPages(['prompts', 'choice', prompt?.id], (page, size, signal) => fetchVersions(prompt!.id, page, size, '', signal), open && prompt !== undefined)
  const close = () => {
    setOpen(false)
    setPrompt(undefined)
    setText('')
  }
  const take = (of: Prompt, version: PromptVersion) => {
    try {
      onLoad(loaded(of, version))
      close()
    } catch (error) {
      toast(errorText(error), true)
    }
  }
  return (
    <Popover.Root open={open} onOpenChange={(next) => (next ? setOpen(true) : close())}>
      <Popover.Trigger className="btn ghost sm pn" aria-label={t('playground.promptOf', { letter, name: nameOf(variant) || t('playground.noPrompt') })}>
        <span className="trunc">{nameOf(variant) || t('playground.noPrompt')}</span>
        <Icon of={ChevronDown} size={12} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="pop pgpick" align="start" sideOffset={4} aria-label={t('playground.loadPrompt')}>
          {prompt ? (
            <>
              <button className="mi w5" onClick={() => setPrompt(undefined)}>
                ‹ {prompt.name}
              </button>
              <div className="opts" onScroll={versions.onScroll}>
                {versions.rows.map((version) => (
                  <button key={version.id} className="mi" aria-pressed={version.id === variant.prompt?.versionId} onClick={() => take(prompt, version)}>
                    <span className="num">{version.version_number ?? version.commit}</span>
                    <span className="t3 fs12 trunc">{version.change_description}</span>
                  </button>
                ))}
                {versions.pending && <p className="t3 none">{t('common.loading')}</p>}
              </div>
            </>
          ) : (
            <>
              <input className="input" autoFocus aria-label={t('playground.searchPrompt')} placeholder={t('playground.searchPrompt')} value={text} onChange={(event) => setText(event.target.value)} />
              <div className="opts">
                {(prompts.data?.content ?? []).map((each) => (
                  <button key={each.id} className="mi" onClick={() => setPrompt(each)}>
                    <span className="trunc">{each.name}</span>
                    <span className="t3 fs12">{t('playground.versions', { count: each.version_count })}</span>
                  </button>
                ))}
                {prompts.data?.content.length === 0 && <p className="t3 none">{t('playground.noPrompts')}</p>}
              </div>
            </>
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
