import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from '../../i18n/useTranslation'
import * as f from '../../lib/format'
import { Author } from '../versions/Author'
import './drafts.css'

interface Props {
  /** The version that it would become. */
  label: string
  note: string | undefined
  author: string | undefined
  at: string | undefined
  current: boolean
  /** It is compared with the one in view. */
  base?: boolean
  /** No version stands below it. */
  alone?: boolean
  /** What it changes in the address of the page. */
  search: object
}

/** The draft, on top of a list of versions and drawn as one of them. */
export function DraftEntry({ label, note, author, at, current, base = false, alone = false, search }: Props) {
  const { t } = useTranslation()
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
            {at && (
              <time className="t3 fs12 nowrap" dateTime={at} title={f.timeFull(at)}>
                {f.time(at)}
              </time>
            )}
          </div>
          <div className="t2 fs12 trunc vnote">{note ?? <span className="t3">{t('versions.noNote')}</span>}</div>
          <div className="t3 fs12 trunc">{author ? <Author name={author} /> : t('common.saving')}</div>
        </div>
      </div>
    </div>
  )
}
