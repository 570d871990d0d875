import * as Menu from '@radix-ui/react-dropdown-menu'
import { Link } from '@tanstack/react-router'
import { ChevronDown, ChevronRight } from 'lucide-react'
import { useTranslation } from '../../../i18n/useTranslation'
import { Icon } from '../../../components/Icon'
import { useVersionPages } from '../../../components/versions/useVersionPages'
import { fetchVersions, type Version } from '../api'

const search = (compare: string | undefined) => ((now: object) => ({ ...now, compare, changes: undefined, states: undefined, open: undefined })) as never

interface Props {
  datasetId: string
  version: string | undefined
  compare: string | undefined
}

function useChoices({ datasetId, compare }: Props) {
  const { t } = useTranslation()
  const { rows: all, onScroll } = useVersionPages(['datasets', datasetId, 'versions'], (page, size, signal) => fetchVersions(datasetId, page, size, signal))
  const name = all.find((each) => each.version_hash === compare)?.version_name ?? compare
  return { all, onScroll, label: name === undefined ? t('datasets.compareTo') : t('datasets.comparedWith', { version: name }) }
}

function Choices({ all, version, compare }: Props & { all: Version[] }) {
  const { t } = useTranslation()
  return (
    <>
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
    </>
  )
}

/** What the version in view, or the draft, is compared with: any other version. */
export function CompareMenu(props: Props) {
  const { all, onScroll, label } = useChoices(props)
  if (all.length === 0) return null
  return (
    <Menu.Root>
      <Menu.Trigger className="btn ghost sm dscompare">
        {label}
        <Icon of={ChevronDown} size={12} />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content className="pop menu scroll dsmenu" align="end" sideOffset={4} onScroll={onScroll}>
          <Choices {...props} all={all} />
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  )
}

/** The same as an entry of a menu of tools. */
export function CompareMore(props: Props) {
  const { all, onScroll, label } = useChoices(props)
  if (all.length === 0) return null
  return (
    <Menu.Sub>
      <Menu.SubTrigger className="mi">
        {label}
        <Icon of={ChevronRight} size={12} className="r" />
      </Menu.SubTrigger>
      <Menu.Portal>
        <Menu.SubContent className="pop menu scroll dsmenu" sideOffset={4} collisionPadding={8} onScroll={onScroll}>
          <Choices {...props} all={all} />
        </Menu.SubContent>
      </Menu.Portal>
    </Menu.Sub>
  )
}
