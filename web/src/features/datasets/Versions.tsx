import * as Menu from '@radix-ui/react-dropdown-menu'
import { Link, useNavigate } from '@tanstack/react-router'
import { Ellipsis } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../../components/Icon'
import { useServerList } from '../../components/table/useServerList'
import { useToast } from '../../components/Toasts'
import { VersionList, type VersionEntry } from '../../components/versions/VersionList'
import * as f from '../../lib/format'
import { fetchVersions, restoreVersion, type Draft, type Version } from './api'
import { Counts } from './Counts'
import { useDatasetEdits } from './useDatasetEdits'
import { EditVersion } from './versions/EditVersion'

const search = (row: Version) => ((now: object) => ({ ...now, version: row.is_latest ? undefined : row.version_hash, changes: undefined, states: undefined, open: undefined })) as never

const link = (row: Version, content: ReactNode, current: boolean) => (
  <Link to="." search={search(row)} className="w6 num" aria-current={current ? 'true' : undefined}>
    {content}
  </Link>
)

/** The draft on top, then the versions; each is a link, and can be compared with or restored. */
export function Versions({ id, draft, version, compare }: { id: string; draft: Draft | undefined; version: string | undefined; compare: string | undefined }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const toast = useToast()
  const run = useDatasetEdits()
  const [edited, setEdited] = useState<Version>()
  const list = useServerList<Version>(['datasets', id, 'versions'], (page, size, signal) => fetchVersions(id, page, size, signal))
  const has = draft !== undefined && draft.items_added + draft.items_modified + draft.items_deleted > 0
  const entry = (row: Version): VersionEntry => ({
    id: row.version_hash,
    label: row.version_name,
    note: row.change_description,
    author: (
      <span className="row">
        <Counts added={row.items_added} changed={row.items_modified} deleted={row.items_deleted} />
        <span className="grow" />
        <span className="num">{f.count(row.items_total)}</span>
      </span>
    ),
    at: row.created_at,
    badges: (
      <>
        {row.is_latest && <span className="badge">{t('datasets.newest')}</span>}
        {row.tags?.filter((tag) => tag !== 'latest').map((tag) => (
          <span className="tag" key={tag}>
            {tag}
          </span>
        ))}
      </>
    ),
    menu: (
      <Menu.Root>
        <Menu.Trigger className="ibtn sm" aria-label={t('datasets.versionMenu', { version: row.version_name })} onClick={(event) => event.preventDefault()}>
          <Icon of={Ellipsis} size={14} />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Content className="pop menu" align="end" onClick={(event) => event.stopPropagation()}>
            <Menu.Item
              className="mi"
              onSelect={() => void navigate({ to: '.', search: ((now: object) => ({ ...now, compare: row.version_hash, changes: undefined, states: undefined })) as never })}
            >
              {t('datasets.compareWith', { version: row.version_name })}
            </Menu.Item>
            <Menu.Item className="mi" onSelect={() => setEdited(row)}>
              {t('datasets.editVersion')}
            </Menu.Item>
            {!row.is_latest && (
              <Menu.Item
                className="mi"
                onSelect={() =>
                  void run(async () => {
                    const made = await restoreVersion(id, row.version_hash)
                    toast(t('datasets.restored', { version: row.version_name, as: made.version_name }))
                  })
                }
              >
                {t('datasets.restore')}
              </Menu.Item>
            )}
          </Menu.Content>
        </Menu.Portal>
      </Menu.Root>
    ),
  })
  const latest = list.row(0)?.version_hash
  return (
    <>
      {edited && <EditVersion id={id} version={edited} onClose={() => setEdited(undefined)} />}
      <VersionList
        name={t('datasets.versions')}
        list={list}
        entry={entry}
        current={version ?? (has ? undefined : latest)}
        base={compare}
        onOpen={(row) => void navigate({ to: '.', search: search(row) })}
        link={link}
        top={
          has && (
            <Link to="." search={((now: object) => ({ ...now, version: undefined, open: undefined })) as never} className={`dstop ${version ? '' : 'cur'}`}>
              <span className="row">
                <span className="w6 num">{draft.next_version_name}</span>
                <span className="badge warn">{t('datasets.draft')}</span>
                <span className="grow" />
                <span className="t3 fs12 num">{f.count(draft.items_total)}</span>
              </span>
              <Counts added={draft.items_added} changed={draft.items_modified} deleted={draft.items_deleted} />
            </Link>
          )
        }
      />
    </>
  )
}
