import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from '../../../i18n/useTranslation'
import { Checkbox } from '../../../components/form/Checkbox'
import { Field } from '../../../components/form/Field'
import { thresholdProposal } from '../alertProposal'
import { lengthText } from '../format'
import { metricOf } from '../metrics'
import type { WidgetConfig } from '../model'
import { rowsKey, splitOf } from '../point'
import type { Board } from '../window'
import { Choice, Segments, type Fields } from './controls'

/** What is drawn into a chart over time, its axis, and what a click on a point does. */
export function Drawn({ config, set, projectId, board }: Fields & { projectId: string | undefined; board: Board }) {
  const { t } = useTranslation()
  const { workspace = 'default' } = useParams({ strict: false })
  const metric = metricOf(config.metricType)
  // Rates are typed in percent and times in seconds, as they are read.
  const scale = metric.unit === 'share' ? 100 : metric.unit === 'ms' ? 0.001 : 1
  const unit = metric.unit === 'share' ? '%' : metric.unit === 'ms' ? 's' : metric.unit === 'usd' ? '$' : ''
  const proposal = config.threshold === undefined ? null : thresholdProposal(config, board, config.threshold)
  const comparable = board.time.before !== null && (!config.breakdown?.field || metric.stacked === true)
  return (
    <>
      <Field label={t('dashboards.threshold', { unit })}>
        {(control) => (
          <span className="wthreshold">
            <input
              {...control}
              type="number"
              step="any"
              className="select"
              value={config.threshold === undefined ? '' : +(config.threshold * scale).toPrecision(6)}
              onChange={(event) => set({ threshold: event.target.value === '' ? undefined : Number(event.target.value) / scale })}
            />
            {proposal && projectId && (
              <Link className="acc fs12 trunc" to="/$workspace/projects/$projectId/alerts/$alertId" params={{ workspace, projectId, alertId: 'new' }} search={{ propose: proposal } as never}>
                {t('dashboards.asAlert')}
              </Link>
            )}
          </span>
        )}
      </Field>
      <div className="field">
        <span className="w5">{t('dashboards.drawIn')}</span>
        <div className="wfilters">
          <Checkbox on={config.marks !== false} onChange={(marks) => set({ marks })}>
            {t('dashboards.marks')}
          </Checkbox>
          {comparable && (
            <Checkbox on={config.previous === true} onChange={(on) => set({ previous: on || undefined })}>
              {t('dashboards.previous', { length: lengthText(board.time.to - board.time.from) })}
            </Checkbox>
          )}
        </div>
      </div>
      <Segments label={t('dashboards.axis')} value={config.axis ?? 'auto'} options={(['auto', 'zero', 'log'] as const).map((each) => [each, t(`dashboards.axes.${each}`)])} onChange={(axis) => set({ axis: axis as WidgetConfig['axis'] })} />
      <PointClick config={config} set={set} />
    </>
  )
}

/** A click that a chart cannot do is not offered; one that it could do before its settings changed opens the menu. */
function PointClick({ config, set }: Fields) {
  const { t } = useTranslation()
  const split = splitOf(config)
  const options: [NonNullable<WidgetConfig['pointClick']>, string][] = [
    ['rows', t(`dashboards.click.rows.${rowsKey(config)}`)],
    ...(metricOf(config.metricType).level === 'threads' ? [] : [['differs', t('dashboards.click.differs')] as ['differs', string]]),
    ['zoom', t('dashboards.click.zoom')],
    ...(split ? [['split', t('dashboards.click.split', { field: t(`dashboards.fields.${split}`) })] as ['split', string]] : []),
  ]
  const chosen = options.some(([id]) => id === config.pointClick) ? config.pointClick! : ''
  return <Choice label={t('dashboards.click.label')} value={chosen} options={[['', t('dashboards.click.menu')], ...options]} onChange={(next) => set({ pointClick: (next || undefined) as WidgetConfig['pointClick'] })} />
}
