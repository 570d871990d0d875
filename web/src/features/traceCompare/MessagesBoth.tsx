import { useTranslation } from '../../i18n/useTranslation'
import { Diff } from '../../components/diff/Diff'
import { Letter } from '../experiments/compare/letters'
import type { MessagePair } from './model/messages'

/** Two conversations beside each other: equal messages are folded to a line, the others stand word by word. */
export function MessagesBoth({ pairs, beside }: { pairs: MessagePair[]; beside: boolean }) {
  const { t } = useTranslation()
  return (
    <ol className="tcmsgs">
      {pairs.map((pair, i) => {
        const role = t(`messages.${pair.role}`)
        const only = pair.a === undefined ? 'B' : pair.b === undefined ? 'A' : null
        return (
          <li key={i}>
            {pair.same ? (
              <details>
                <summary>
                  <b>{role}</b> <span className="t3">{t('traceCompare.sameInBoth')}</span>
                  <span className="trunc t3">{pair.a}</span>
                </summary>
                <p className="tcword">{pair.a}</p>
              </details>
            ) : (
              <>
                <header className="row">
                  <b>{role}</b>
                  {only && (
                    <span className="badge line">
                      <Letter of={only} /> {t('traceCompare.only')}
                    </span>
                  )}
                </header>
                <Diff before={pair.a ?? ''} after={pair.b ?? ''} label={role} beside={beside && !only} prose plain={beside && !only} whole />
              </>
            )}
          </li>
        )
      })}
    </ol>
  )
}
