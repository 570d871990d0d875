import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../../i18n/useTranslation'
import * as f from '../../lib/format'
import { storageQuery, type WorkspaceStorage } from '../../api/workspace'
import { KINDS } from './storage'

/** What kinds of data take that have no time of their own; nothing where the server does not tell. */
export function StorageKinds() {
  const { t } = useTranslation()
  const { data } = useQuery(storageQuery())
  if (!data) return null
  return KINDS.filter((kind) => kind !== 'traces_and_spans' && kind !== 'attachments').flatMap((kind) => {
    return data.kinds.some((each) => each.kind === kind)
      ? [
          <div className="set-line" key={kind}>
            <span className="grow t2">{t(`settings.storage.${kind}`)}</span>
            <span className="t3 fs12 set-pick">{t(`settings.storage.rules.${kind}`)}</span>
            <Bytes storage={data} kind={kind} />
          </div>,
        ]
      : []
  })
}

interface BytesProps {
  storage: WorkspaceStorage | undefined
  kind?: (typeof KINDS)[number]
  /** In place of a kind. */
  bytes?: number | undefined
  /** What has a line of its own. */
  less?: number | undefined
}

/** What one kind takes, in a column of its own beside the rules; no column where the server does not tell. */
export function Bytes({ storage, kind, bytes, less = 0 }: BytesProps) {
  if (!storage) return null
  const found = storage.kinds.find((each) => each.kind === kind)?.bytes ?? bytes
  return <span className="t2 num set-bytes">{found !== undefined && (storage.estimated ? '≈ ' : '') + f.bytes(Math.max(0, found - less))}</span>
}
