import { useTranslation } from '../../i18n/useTranslation'
import type { RunDistribution } from '../../api/logs'
import * as f from '../../lib/format'
import { placeShare, placeText, placeTone } from '../../lib/place'

/** The percentile beside a duration or a cost; both take its colour when it is unusual. */
export function Place({ of, text, kind }: { of: RunDistribution | undefined; text: string; kind: 'slower' | 'dearer' }) {
  const { t } = useTranslation()
  if (of?.below === undefined) return <>{text}</>
  const title = t(`figures.${kind}`, { share: f.percent(placeShare(of.below)), count: of.runs, n: f.count(of.runs) })
  return (
    <span className={placeTone(of.below)}>
      {text}{' '}
      <small className={placeTone(of.below)} title={title}>
        {placeText(of.below)}
        <span className="sr">, {title}</span>
      </small>
    </span>
  )
}
