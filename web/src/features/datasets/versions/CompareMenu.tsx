import * as Menu from '@radix-ui/react-dropdown-menu'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ChevronDown } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { currentWorkspace } from '../../../api/client'
import { Icon } from '../../../components/Icon'
import { fetchVersions } from '../api'

const OFFERED = 100

const search = (compare: string | undefined) => ((now: object) => ({ ...now, compare, changes: undefined, open: undefined })) as never

/** What the version in view, or the draft, is compared with: any other version. */
export function CompareMenu({ datasetId, version, compare }: { datasetId: string; version: string | undefined; compare: string | undefined }) {
  const { t } = useTranslation()
  const versions = useQuery({
    queryKey: ['datasets', currentWorkspace(), datasetId, 'version-choices'],
    queryFn: ({ signal }) => fetchVersions(datasetId, 1, OFFERED, signal),
  })
  const all = versions.data?.content ?? []
  if (all.length === 0) return null
  const name = all.find((each) => each.version_hash === compare)?.version_name ?? compare
  return (
    <Menu.Root>
      <Menu.Trigger className="btn ghost sm dscompare">
        {name === undefined ? t('datasets.compareTo') : t('datasets.comparedWith', { version: name })}
        <Icon of={ChevronDown} size={12} />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content className="pop menu dsmenu" align="end" sideOffset={4}>
          {compare !== undefined && (
            <Menu.Item className="mi" asChild>
              <Link to="." search={search(undefined)}>
                {t('datasets.noComparison')}
              </Link>
            </Menu.Item>
          )}
          {all
            .filter((each) => each.version_hash !== version)
            .map((each) => (
              <Menu.Item key={each.id} className="mi" asChild>
                <Link to="." search={search(each.version_hash)}>
                  <span className="num">{each.version_name}</span>
                  <span className="t3 trunc">{each.change_description}</span>
                </Link>
              </Menu.Item>
            ))}
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  )
}
