import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../../i18n/useTranslation'
import { preferencesQuery, savePreferences, type Preferences } from './api'
import { isoMinutes, toIso } from './isoMinutes'
import { Section } from './Section'
import type { Saving } from './useSaved'

const MINUTES = [5, 15, 30, 60, 240, 1440, 4320, 10_080]
const DEFAULT_MINUTES = 15

/** For everybody in the workspace. */
export function PreferencesSection({ saving }: { saving: Saving }) {
  const { t } = useTranslation()
  const found = useQuery(preferencesQuery())
  const now = found.data ?? {}
  const minutes = isoMinutes(now.timeout_to_mark_thread_as_inactive) ?? DEFAULT_MINUTES
  const save = (change: Preferences) => void saving.save(() => savePreferences({ ...now, ...change }), 'workspaces')
  return (
    <Section id="preferences" note={t('settings.preferences.note')} error={found.error}>
      <div className="set-line">
        <label htmlFor="set-thread" className="grow">
          <span className="w5">{t('settings.preferences.thread')}</span>
          <span className="t3 fs12 set-sub">{t('settings.preferences.threadHelp')}</span>
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
      </div>
    </Section>
  )
}
