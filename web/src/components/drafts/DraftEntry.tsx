import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from '../../i18n/useTranslation'
import * as f from '../../lib/format'
import { Author } from '../versions/Author'
import './drafts.css'
import type { StoredDraft } from './DraftWriter'
import type { SharedDraft } from './useSharedDraft'

interface Props {
  /** The version that it would become. */
  label: string
  note: string | undefined
  server: StoredDraft<unknown> | undefined
  state: SharedDraft<unknown>['state']
  current: boolean
  /** It is compared with the one in view. */
  base?: boolean
  /** No version stands below it. */
  alone?: boolean
  /** What it changes in the address of the page. */
  search: object
}

/** The draft, on top of a list of versions and drawn as one of them. */
export function DraftEntry({ label, note, server, state, current, base = false, alone = false, search }: Props) {
  const { t } = useTranslation()
  const saved = state === 'saved' ? server : undefined
  const navigate = useNavigate()
  const merged = (now: object) => ({ ...now, ...search })
  return (
    <div className="vlist vdraft">
      <div
        className={`v ${current ? 'cur' : ''} ${base ? 'base' : ''} ${alone ? 'last' : ''}`}
        data-testid="version-draft"
        onClick={(event) => !event.defaultPrevented && !event.metaKey && !event.ctrlKey && void navigate({ to: '.', search: merged as never })}
      >
        <span className="vd" aria-hidden="true" />
        <div className="grow">
          <div className="row">
            <Link to="." search={merged as never} className="w6 num" aria-current={current ? 'true' : undefined}>
              {label}
            </Link>
            <span className="badge warn">{t('drafts.draft')}</span>
            <span className="grow" />
            {saved?.updated_at && (
              <time className="t3 fs12 nowrap" dateTime={saved.updated_at} title={f.timeFull(saved.updated_at)}>
                {f.time(saved.updated_at)}
              </time>
            )}
          </div>
          <div className="t2 fs12 trunc vnote">{note ?? <span className="t3">{t('versions.noNote')}</span>}</div>
          <div className="t3 fs12 trunc">{saved ? <Author name={saved.updated_by} /> : t(state === 'saving' ? 'common.saving' : 'drafts.here')}</div>
        </div>
      </div>
    </div>
  )
}
