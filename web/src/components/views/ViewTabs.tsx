import { Link } from '@tanstack/react-router'
import { Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { plainClick } from '../../lib/plainClick'
import { Icon } from '../Icon'
import { NewView } from './NewView'
import type { ListViews } from './useListViews'
import { ViewMenu } from './ViewMenu'
import './views.css'

/** A link is the current one only when the whole address is its. */
const EXACT = { exact: true, includeSearch: true, explicitUndefined: true } as const

/** One of the tabs: shows a state of the list; its link says the same to somebody else. */
export function ViewTab({ views, id, on, change, children, onShow }: { views: ListViews; id: string | undefined; on: boolean; change?: object; children: ReactNode; onShow?: () => void }) {
  const to = change ?? views.addressOf(id, views.stateOf(id))
  return (
    <Link
      className={`vw ${on ? 'on' : ''}`}
      to="."
      search={((now: object) => ({ ...now, ...to })) as never}
      resetScroll={false}
      activeOptions={EXACT}
      aria-current={on || undefined}
      onClick={(event) => {
        // Columns that were tried in it are put back too.
        if (onShow && plainClick(event)) onShow()
      }}
    >
      {children}
    </Link>
  )
}

/** Saved views as tabs. A changed one has a dot, and Save and Reset beside it; its menu renames, shares, moves and deletes. `more` are views that every list of the kind has. */
export function ViewTabs({ views, name, all, more }: { views: ListViews; name: string; all?: string | undefined; more?: ReactNode }) {
  const { t } = useTranslation()
  const { saved, chosen, active, current, dirty, show } = views
  return (
    <div className="views" role="group" aria-label={name}>
      <ViewTab views={views} id={undefined} on={chosen === undefined}>
        {all ?? t('views.all')}
      </ViewTab>
      {more}
      {saved.views.map((view) => {
        const on = view.id === chosen
        return (
          <span key={view.id} className={`vt ${on ? 'on' : ''}`} data-testid={`view-${view.name}`} title={view.name}>
            <ViewTab views={views} id={view.id} on={on} onShow={() => show(view.id, view.state)}>
              {!view.shared && <Icon of={Lock} size={12} />}
              <span className="trunc">{view.name}</span>
              {on && dirty && <span className="dot acc" role="img" aria-label={t('views.changed')} title={t('views.changed')} />}
            </ViewTab>
            {on && <ViewMenu views={views} view={view} />}
          </span>
        )
      })}
      {active && dirty && (
        <span className="row vsave">
          <button className="btn sm" onClick={() => void saved.change(active, { state: current })}>
            {t('views.save')}
          </button>
          <button className="btn ghost sm" onClick={() => show(active.id, active.state)}>
            {t('views.reset')}
          </button>
        </span>
      )}
      <NewView views={views} />
      {views.gone && (
        <span className="t3 fs12 vgone" role="status">
          {t('views.gone')}
        </span>
      )}
    </div>
  )
}
