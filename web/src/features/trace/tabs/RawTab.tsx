import { useTranslation } from '../../../i18n/useTranslation'
import { ValueView } from '../../../components/json/ValueView'
import type { DetailContext } from '../detail'

/** Everything the server answers about a run. */
export function RawTab({ context: { run } }: { context: DetailContext }) {
  const { t } = useTranslation()
  return <ValueView value={run} title={t('trace.tabRaw')} id="raw" />
}
