import { useQueryClient } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { Copy, FileAudio, Image, RotateCcw, Video } from 'lucide-react'
import { Fragment } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { DraftState } from '../../components/drafts/DraftState'
import { Icon } from '../../components/Icon'
import { JsonView } from '../../components/JsonView'
import { useErrorText } from '../../components/PageStates'
import { useToast } from '../../components/Toasts'
import { useCopy } from '../../components/useCopy'
import * as f from '../../lib/format'
import { restoreVersion, type Prompt, type PromptVersion } from './api'
import type { PromptSearch } from './feature'
import { DRAFT } from './draft'
import { fileOf, PartMedia } from './PartMedia'
import { pieces, readMessages, settingsText, type Part } from './template'
import { Variables } from './TemplateEditor'
import type { DraftOfPrompt } from './usePromptDraft'
import { usePromptSearch } from './usePromptSearch'

/** What a version says: messages with their places marked, settings, variables; or as JSON. */
export function ContentTab({ prompt, version, of }: { prompt: Prompt; version: PromptVersion; of: DraftOfPrompt }) {
  const { t } = useTranslation()
  const { json } = useSearch({ strict: false }) as PromptSearch
  const change = usePromptSearch()
  const client = useQueryClient()
  const toast = useToast()
  const copy = useCopy()
  const errorText = useErrorText()
  const messages = version.template_structure === 'chat' ? readMessages(version.template) : null
  const latest = prompt.latest_version?.id === version.id
  const isDraft = version.id === DRAFT
  const restore = async () => {
    try {
      const made = await restoreVersion(prompt.id, version.id)
      await Promise.all([client.invalidateQueries({ queryKey: ['prompts'] }), client.invalidateQueries({ queryKey: ['list', 'prompts'] })])
      toast(t('prompts.restored', { from: version.version_number, to: made.version_number }))
      change({ activeVersionId: undefined })
    } catch (error) {
      toast(t('prompts.notRestored', { reason: errorText(error) }), true)
    }
  }
  return (
    <div className="pd" tabIndex={0} role="region" aria-label={t('prompts.tabs.prompt')}>
      <div className="row pmeta">
        {isDraft ? (
          <DraftState draft={of.draft} />
        ) : (
          <>
            <span className="t3 fs12" title={f.timeFull(version.created_at)}>
              {t('prompts.madeBy', { author: version.created_by ?? f.NONE, at: f.time(version.created_at) })}
            </span>
            <button className="btn ghost sm mono" title={t('prompts.copyCommit')} onClick={() => copy(version.commit)}>
              {version.commit}
              <Icon of={Copy} size={12} />
            </button>
          </>
        )}
        <span className="grow" />
        {!latest && !isDraft && (
          <button className="btn sm" onClick={() => void restore()}>
            <Icon of={RotateCcw} size={14} />
            {t('prompts.restore')}
          </button>
        )}
        <div className="seg sm" role="group" aria-label={t('prompts.view')}>
          <button className={json ? '' : 'on'} aria-pressed={!json} onClick={() => change({ json: undefined })}>
            {t('prompts.pretty')}
          </button>
          <button className={json ? 'on' : ''} aria-pressed={Boolean(json)} onClick={() => change({ json: true })}>
            JSON
          </button>
        </div>
      </div>
      {json ? (
        <section className="mb pad">
          <JsonView name={t('prompts.template')} value={asJson(version, messages !== null)} />
        </section>
      ) : messages ? (
        messages.map((message, index) => (
          <section className="mb" key={index} aria-label={t('prompts.message', { position: index + 1 })}>
            <header>
              <b>{t(`prompts.roles.${message.role}`, message.role)}</b>
            </header>
            <div className="ptext">
              {message.parts.map((part, at) => (
                <PartView key={at} part={part} />
              ))}
            </div>
          </section>
        ))
      ) : (
        <section className="mb">
          <header>
            <b>{t('prompts.text')}</b>
            <span className="t3 fs12">{version.type === 'jinja2' ? 'Jinja2' : 'Mustache'}</span>
          </header>
          <div className="ptext">
            <PartView part={{ type: 'text', value: version.template }} />
          </div>
        </section>
      )}
      {!json && version.metadata != null && (
        <section className="mb">
          <header>
            <b>{t('prompts.settings')}</b>
          </header>
          <pre className="mono ptext">{settingsText(version.metadata)}</pre>
        </section>
      )}
      <Variables text={version.template} />
    </div>
  )
}

const asJson = (version: PromptVersion, chat: boolean) => ({
  template: chat ? (JSON.parse(version.template) as unknown) : version.template,
  type: version.type,
  ...(version.metadata != null ? { metadata: version.metadata } : {}),
})

const MEDIA_ICON = { image_url: Image, video_url: Video, audio_url: FileAudio }

function PartView({ part }: { part: Part }) {
  const { t } = useTranslation()
  if (part.type !== 'text' && fileOf(part.type, part.value)) return <PartMedia type={part.type} value={part.value} />
  if (part.type !== 'text')
    return (
      <p className="row media">
        <Icon of={MEDIA_ICON[part.type]} size={14} />
        <span className="t3">{t(`prompts.media.${part.type}`)}</span>
        <span className="mono trunc" title={part.value}>
          <Marked text={part.value.length > 200 ? `${part.value.slice(0, 200)}…` : part.value} />
        </span>
      </p>
    )
  return (
    <p className="pre">
      <Marked text={part.value} />
    </p>
  )
}

/** A text with its places marked. */
export function Marked({ text }: { text: string }) {
  return pieces(text).map((piece, index) =>
    piece.place ? (
      <span className="var mono" key={index}>
        {piece.text}
      </span>
    ) : (
      <Fragment key={index}>{piece.text}</Fragment>
    ),
  )
}
