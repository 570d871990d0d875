import { ChevronRight, Search } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Dialog } from '../../components/Dialog'
import { Icon } from '../../components/Icon'
import { CodeFile } from './CodeFile'
import { COUNT, found, INTEGRATIONS, variables } from './integrations'
import './integrations.css'

interface Props {
  project: string
  address: string
  workspace: string
  /** The language whose snippet stands on the page. */
  language: string
}

/** Every library whose programs send traces: what to install, and the lines to add. */
export function IntegrationsDialog({ project, address, workspace, language }: Props) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<string>()
  const groups = found(text)
  const all = groups.flatMap(({ group, label, entries }) => entries.map((each) => ({ ...each, id: `${group} ${each.name}`, label })))
  const first = INTEGRATIONS.find((each) => each.group === language)
  const shown = all.find((each) => each.id === chosen) ?? all.find((each) => each.label === first?.label) ?? all[0]
  return (
    <>
      <button className="btn ghost sm" onClick={() => setOpen(true)}>
        {t('setup.allIntegrations', { count: COUNT })}
        <Icon of={ChevronRight} size={12} />
      </button>
      <Dialog open={open} onOpenChange={setOpen} title={t('setup.integrations')} description={t('setup.integrationsText')} actions={null} wide testId="integrations">
        <div className="integ">
          <div className="integl">
            <div className="input sm">
              <Icon of={Search} size={14} />
              <input autoFocus type="search" aria-label={t('setup.findIntegration')} placeholder={t('setup.findIntegration')} value={text} onChange={(event) => setText(event.target.value)} />
            </div>
            <div className="integs menu">
              {groups.map(({ group, label, entries }) => (
                <section key={group} aria-label={label}>
                  <h3 className="t3 fs12">{label}</h3>
                  {entries.map((each) => {
                    const id = `${group} ${each.name}`
                    return (
                      <button key={id} className={`mi ${id === shown?.id ? 'on' : ''}`} aria-pressed={id === shown?.id} onClick={() => setChosen(id)}>
                        <span className="trunc grow">{each.name}</span>
                        {each.otel && <span className="t3 fs12">OTel</span>}
                      </button>
                    )
                  })}
                </section>
              ))}
              {all.length === 0 && <p className="t3 integnone">{t('setup.noIntegration')}</p>}
            </div>
          </div>
          <div className="integr">
            {shown && (
              <>
                <CodeFile name={t('setup.shell')} shell code={[shown.install, variables(shown, project, address, workspace)].filter(Boolean).join('\n')} />
                <CodeFile name={`${shown.name}, ${shown.label}`} code={shown.code} />
              </>
            )}
          </div>
        </div>
      </Dialog>
    </>
  )
}
