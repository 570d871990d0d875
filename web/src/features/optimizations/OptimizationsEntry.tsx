import { useSearch } from '@tanstack/react-router'
import { Suspense } from 'react'
import { lazyPart } from '../../app/lazyPage'
import { Waiting } from '../../components/PageStates'
import { loadTexts } from '../../i18n'
import type { OptimizationsSearch } from './feature'
import { OptimizationsPage } from './OptimizationsPage'

// The form is made of parts of the playground, of rules and of the settings, in their words.
const NewRun = lazyPart(
  'studio',
  async () => {
    const [part] = await Promise.all([import('../studio/NewRun'), loadTexts('playground'), loadTexts('rules'), loadTexts('settings')])
    return part
  },
  'NewRun',
)

/** The runs of a project, or the form of a new one. */
export function OptimizationsEntry() {
  const search = useSearch({ strict: false }) as OptimizationsSearch
  if (!search.new) return <OptimizationsPage />
  return (
    <Suspense fallback={<Waiting />}>
      {/* Another beginning is another form. */}
      <NewRun key={JSON.stringify(search)} source={search} />
    </Suspense>
  )
}
