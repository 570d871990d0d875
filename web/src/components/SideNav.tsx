import { Link, useParams } from '@tanstack/react-router'
import { Layers, Terminal } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { stored } from '../lib/storage'
import { Icon } from './Icon'
import { MENU } from './menu'
import { Preferences } from './Preferences'

/** The menu. It lists only pages that exist; a group without pages is not shown. */
export function SideNav({ onNavigate }: { onNavigate?: () => void }) {
  const { t } = useTranslation()
  const params = useParams({ strict: false })
  const workspace = params.workspace ?? 'default'
  const last = stored<{ workspace: string; project: string } | null>('last-project', null)
  const projectId = params.projectId ?? (last?.workspace === workspace ? last.project : undefined)
  return (
    <>
      <Link
        className="nav"
        to="/$workspace/projects"
        params={{ workspace }}
        title={t('nav.projects')}
        activeOptions={{ exact: true }}
        onClick={onNavigate}
      >
        <Icon of={Layers} />
        <span className="lbl">{t('nav.projects')}</span>
      </Link>
      {projectId &&
        MENU.filter(({ entries }) => entries.length > 0).map(({ group, entries }) => (
          <div className="grp" key={group}>
            <h2>{t(`nav.${group}`)}</h2>
            {entries.map((entry) => (
              <Link
                key={entry.id}
                className="nav"
                to={entry.to}
                params={{ workspace, projectId } as never}
                title={t(`nav.${entry.id}`)}
                activeOptions={{ includeSearch: false }}
                onClick={onNavigate}
              >
                <Icon of={entry.icon} />
                <span className="lbl">{t(`nav.${entry.id}`)}</span>
              </Link>
            ))}
          </div>
        ))}
      <div className="foot">
        <Link
          className="nav"
          to="/$workspace/get-started"
          params={{ workspace }}
          title={t('nav.setup')}
          activeOptions={{ includeSearch: false }}
          onClick={onNavigate}
        >
          <Icon of={Terminal} />
          <span className="lbl">{t('nav.setup')}</span>
        </Link>
        <Preferences />
      </div>
    </>
  )
}
