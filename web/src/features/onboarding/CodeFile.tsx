import { Copy, FileText, Terminal } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../../components/Icon'
import { useCopy } from '../../components/useCopy'
import { highlight } from './highlight'

export function CodeFile({ name, code, shell }: { name: string; code: string; shell?: boolean }) {
  const { t } = useTranslation()
  const copy = useCopy()
  return (
    <div className="cbx">
      <div className="ch">
        <span>
          <Icon of={shell ? Terminal : FileText} size={14} />
          {name}
        </span>
        <button className="btn ghost sm" aria-label={`${t('common.copy')}: ${name}`} onClick={() => copy(code)}>
          <Icon of={Copy} size={12} />
          {t('common.copy')}
        </button>
      </div>
      <pre className="code" tabIndex={0}>
        {highlight(code).map((token, i) =>
          token.kind ? (
            <span key={i} className={token.kind}>
              {token.text}
            </span>
          ) : (
            token.text
          ),
        )}
      </pre>
    </div>
  )
}
