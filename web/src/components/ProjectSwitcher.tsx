import * as Popover from '@radix-ui/react-popover'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ChevronDown, Star } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { pinnedQuery, projectQuery, projectsQuery } from '../api/projects'
import { FindOption } from './form/FindOption'
import { Icon } from './Icon'
import { ProjectSign } from './ProjectSign'

/** The project of the page; opens a list that filters while typing. */
export function ProjectSwitcher({ workspace, projectId }: { workspace: string; projectId: string }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const current = useQuery(projectQuery(projectId))
  const name = text.trim()
  // What is there already is filtered at once; the server knows the projects beyond the first page.
  const list = useQuery({ ...projectsQuery(name ? { name } : {}), enabled: open, placeholderData: keepPreviousData })
  const pins = useQuery({ ...pinnedQuery(), enabled: open })
  const pinned = new Set(pins.data?.map((project) => project.id))
  // The pinned ones first; all come at once, so that none moves under the pointer. Without them the rest is still there.
  const all = pins.isPending ? [] : [...(pins.data ?? []), ...(list.data?.content ?? []).filter((project) => !pinned.has(project.id))]
  const found = all.filter((project) => project.name.toLowerCase().includes(name.toLowerCase()))

  const go = (id: string) => {
    setOpen(false)
    void navigate({ to: '/$workspace/projects/$projectId/logs', params: { workspace, projectId: id } })
  }

  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger title={t('nav.switchProject')}>
        <ProjectSign id={projectId} name={current.data?.name ?? ' '} />
        <span className="trunc">{current.data?.name ?? <span className="skel" style={{ width: 72 }} />}</span>
        <Icon of={ChevronDown} size={12} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="pop menu switcher"
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={t('nav.switchProject')}
        >
          <FindOption label={t('nav.findProject')} listId="project-options" text={text} at={at} count={found.length} onText={setText} onAt={setAt} onPick={() => found[at] && go(found[at].id)} />
          <div role="listbox" id="project-options" aria-label={t('nav.projects')} className="options">
            {found.map((project, index) => (
              <div
                key={project.id}
                role="option"
                aria-selected={project.id === projectId}
                className={`mi ${index === at ? 'hi' : ''}`}
                onClick={() => go(project.id)}
                onPointerMove={() => setAt(index)}
              >
                <ProjectSign id={project.id} name={project.name} />
                <span className="trunc">{project.name}</span>
                {pinned.has(project.id) && (
                  <span className="r pinned" title={t('projects.pinned')}>
                    <Icon of={Star} size={12} />
                    <span className="sr">{t('projects.pinned')}</span>
                  </span>
                )}
              </div>
            ))}
          </div>
          {list.isSuccess && !list.isPlaceholderData && !pins.isPending && found.length === 0 && <p className="t3 none">{t('nav.noProject')}</p>}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
