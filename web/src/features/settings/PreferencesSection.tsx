import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../../i18n/useTranslation'
import { presentationQuery, savePresentation, type Presentation } from '../../api/workspace'
import { preferencesQuery, savePreferences, type Preferences } from './api'
import { isoMinutes, toIso } from './isoMinutes'
import * as f from '../../lib/format'
import { Section } from './Section'
import { zonesWith } from './zones'
import type { Saving } from './useSaved'

const MINUTES = [5, 15, 30, 60, 240, 1440, 4320, 10_080]
const DEFAULT_MINUTES = 15
const LENGTHS = [160, 500, 1000, 5000]

/** For everybody in the workspace. */
export function PreferencesSection({ saving }: { saving: Saving }) {
  const { t } = useTranslation()
  const found = useQuery(preferencesQuery())
  const now = found.data ?? {}
  const minutes = isoMinutes(now.timeout_to_mark_thread_as_inactive) ?? DEFAULT_MINUTES
  const shown = useQuery(presentationQuery())
  const { long_values: length = LENGTHS[0]!, time_zone: zone = 'UTC' } = shown.data ?? {}
  const present = (change: Partial<Presentation>) => {
    const next = { time_zone: shown.data?.time_zone_set ? zone : undefined, long_values: length, ...change }
    void saving.save(() => savePresentation(next), 'workspaces', 'retention', 'llm-provider-key')
  }
  const save = (change: Preferences) => void saving.save(() => savePreferences({ ...now, ...change }), 'workspaces')
  return (
    <Section id="preferences" note={t('settings.preferences.note')} error={found.error ?? shown.error}>
      <div className="set-line">
        <label htmlFor="set-thread" className="w5 grow">
          {t('settings.preferences.thread')}
        </label>
        <select id="set-thread" className="select set-pick" disabled={!found.isSuccess} value={minutes} onChange={(event) => save({ timeout_to_mark_thread_as_inactive: toIso(Number(event.target.value)) })}>
          {[...new Set([...MINUTES, minutes])]
            .sort((a, b) => a - b)
            .map((each) => (
              <option key={each} value={each}>
                {each % 1440 === 0 ? t('settings.days', { count: each / 1440 }) : each % 60 === 0 ? t('settings.hours', { count: each / 60 }) : t('settings.minutes', { count: each })}
              </option>
            ))}
        </select>
        <span className="t3 fs12 set-help">{t('settings.preferences.threadHelp')}</span>
      </div>
      <div className="set-line">
        <label htmlFor="set-long" className="w5 grow">
          {t('settings.preferences.long')}
        </label>
        <select id="set-long" className="select set-pick" disabled={!shown.isSuccess} value={length} onChange={(event) => present({ long_values: Number(event.target.value) })}>
          {[...new Set([...LENGTHS, length])]
            .sort((a, b) => a - b)
            .map((each) => (
              <option key={each} value={each}>
                {t('settings.preferences.cut', { length: f.count(each) })}
              </option>
            ))}
        </select>
        <span className="t3 fs12 set-help">{t('settings.preferences.longHelp')}</span>
      </div>
      <div className="set-line">
        <label htmlFor="set-zone" className="w5 grow">
          {t('settings.preferences.zone')}
        </label>
        <select id="set-zone" className="select set-pick" disabled={!shown.isSuccess} value={zone} onChange={(event) => present({ time_zone: event.target.value })}>
          {zonesWith(zone).map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </select>
        <span className="t3 fs12 set-help" title={t('settings.preferences.zoneMeans')}>
          {t('settings.preferences.zoneHelp')}
        </span>
      </div>
    </Section>
  )
}
