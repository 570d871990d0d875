import * as Dialog from '@radix-ui/react-dialog'
import { useQuery } from '@tanstack/react-query'
import { useMatch, useNavigate, useParams } from '@tanstack/react-router'
import { PanelLeft, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { useCurrentProject } from '../app/useCurrentProject'
import { useHotkeys } from '../lib/hotkeys'
import { store, stored } from '../lib/storage'
import { useGoKeys } from '../lib/useGoKeys'
import { Icon, Mark } from './Icon'
import { JudgementsContext, useDefinitionsByName } from './score/judgements'
import { Find, PaletteHost } from './palette/PaletteHost'
import { KeySheetHost } from './KeySheetHost'
import { KEYED } from './menu'
import { Scope } from './Scope'
import { ServerAway } from './ServerAway'
import { SideNav } from './SideNav'
import { ShellContext } from './shellContext'
import { layoutsQuery } from './table/keptLayouts'

/** Side bar and page. The side bar folds by key, by button, beside an open panel or a comparison, and below 1180 px. */
export function Shell() {
  const { t } = useTranslation()
  const { workspace } = useParams({ strict: false })
  const logs = useMatch({ from: '/$workspace/projects/$projectId/logs', shouldThrow: false })
  const compare = useMatch({ from: '/$workspace/projects/$projectId/logs/compare', shouldThrow: false })
  // Reviewers are sent here: they have one thing to do.
  const bare = useMatch({ from: '/$workspace/sme', shouldThrow: false }) !== undefined
  const wide = logs?.search.trace !== undefined || logs?.search.thread !== undefined || compare !== undefined
  const definitions = useDefinitionsByName()
  const [folded, setFolded] = useState(() => stored('side-folded', false))
  const [drawer, setDrawer] = useState(false)

  const toggle = () => {
    store('side-folded', !folded)
    setFolded(!folded)
  }
  useHotkeys({ '[': toggle })
  const navigate = useNavigate()
  const place = workspace ?? 'default'
  const known = useCurrentProject(place)
  // Before the first list asks how the user wants it.
  useQuery({ ...layoutsQuery(), notifyOnChangeProps: [] })
  useGoKeys(known ? Object.fromEntries(KEYED.map(({ key, to }) => [key, () => void navigate({ to, params: { workspace: place, projectId: known } as never })])) : {})

  return (
    <ShellContext value={bare ? {} : { openDrawer: () => setDrawer(true) }}>
      <a className="skip" href="#page">
        {t('nav.skip')}
      </a>
      <div className={`app ${bare ? 'bare' : folded || wide ? 'rail' : ''}`}>
        {!bare && <nav className="side" aria-label={t('nav.main')}>
          <div className="brand">
            <Mark />
            <span className="lbl">Opik</span>
            <span className="grow lbl" />
            <button className="ibtn sm lbl" aria-label={t('nav.fold')} title={`${t('nav.fold')}  [`} onClick={toggle}>
              <Icon of={PanelLeft} />
            </button>
          </div>
          <Find label={t('palette.short')} />
          <SideNav />
        </nav>}
        <main className="page" id="page" tabIndex={-1}>
          <JudgementsContext value={definitions}>
            <Scope />
          </JudgementsContext>
        </main>
      </div>
      <PaletteHost />
      <KeySheetHost />
      <ServerAway />
      <Dialog.Root open={drawer} onOpenChange={setDrawer}>
        <Dialog.Portal>
          <Dialog.Overlay className="ovl" />
          <Dialog.Content className="drawer" aria-describedby={undefined}>
            <div className="brand">
              <Mark />
              <Dialog.Title className="w6 fs14">Opik</Dialog.Title>
              <span className="grow" />
              <Dialog.Close className="ibtn" aria-label={t('nav.close')}>
                <Icon of={X} />
              </Dialog.Close>
            </div>
            <Find label={t('palette.drawer')} onOpen={() => setDrawer(false)} />
            <SideNav drawer onNavigate={() => setDrawer(false)} />
          </Dialog.Content>
        </Dialog.Portal>
      </Dialog.Root>
    </ShellContext>
  )
}
