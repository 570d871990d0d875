import * as Popover from '@radix-ui/react-popover'
import { Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import './annotate.css'
import { TagInput } from '../../components/form/TagInput'
import { Icon } from '../../components/Icon'
import { Tag } from '../../components/Tag'
import { putTags, type Entity } from './api'
import { useEntityWrite } from './useEntityWrite'

/** The tags of an entity and the place to change them; every change is saved at once. */
export function TagEditor({ entity, tags, onTag }: { entity: Entity; tags: string[]; onTag?: (tag: string) => void }) {
  const { t } = useTranslation()
  // What was typed stands at once; the server's answer follows.
  const [pending, setPending] = useState<string[] | null>(null)
  const write = useEntityWrite(entity, (next: string[]) => putTags(entity, next))
  const shown = pending ?? tags
  const box = useRef<HTMLDivElement>(null)
  return (
    <Popover.Root>
      <span className="tags">
        {shown.map((tag) => (
          <Tag key={tag} tag={tag} onTag={onTag} />
        ))}
        <Popover.Trigger className="ibtn sm addtag" aria-label={t('trace.editTags')} title={`${t('trace.editTags')}  T`} data-key="tags" data-testid="add-tag-button">
          <Icon of={Plus} size={12} />
        </Popover.Trigger>
      </span>
      <Popover.Portal>
        <Popover.Content
          className="pop tagpop"
          align="start"
          sideOffset={4}
          aria-label={t('trace.editTags')}
          ref={box}
          onOpenAutoFocus={(event) => {
            // Not the first button, which removes a tag.
            event.preventDefault()
            box.current?.querySelector('input')?.focus()
          }}
        >
          <TagInput
            tags={shown}
            label={t('trace.editTags')}
            onChange={(next) => {
              setPending(next)
              write.mutate(next, { onSettled: () => setPending(null) })
            }}
          />
          <p className="t3 fs12" role="status">
            {write.isPending ? t('common.saving') : write.isSuccess ? t('common.saved') : t('trace.tagsHelp')}
          </p>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
