import * as Menu from '@radix-ui/react-dropdown-menu'
import { Link, useParams } from '@tanstack/react-router'
import { Ellipsis, Play } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import type { Span } from '../../api/types'
import { Icon } from '../../components/Icon'
import type { Swap } from './model/prompts'

type Call = Pick<Span, 'id' | 'type'> | undefined

const PLAYGROUND = '/$workspace/projects/$projectId/playground'

/** Takes the calls of a model into the playground: A with the prompt of B, where the two differ, and both as they were. */
export function RunCalls({ a, b, swap }: { a: Call; b: Call; swap: Swap | undefined }) {
  const { t } = useTranslation()
  const { workspace = 'default', projectId = '' } = useParams({ strict: false })
  const params = { workspace, projectId }
  const calls = ([['A', a], ['B', b]] as const).flatMap(([letter, each]) => (each?.type === 'llm' ? [{ letter, id: each.id }] : []))
  if (a?.type !== 'llm' || !swap) {
    return calls.map(({ letter, id }) => (
      <Link key={letter} className="btn sm opt" to={PLAYGROUND} params={params} search={{ span: id }} title={t('traceCompare.runHint')}>
        <Icon of={Play} size={12} />
        {t('traceCompare.run', { letter })}
      </Link>
    ))
  }
  return (
    <>
      <Link className="btn sm" to={PLAYGROUND} params={params} search={{ span: a.id, was: swap.was, version: swap.version }} title={t('traceCompare.runWithHint')}>
        <Icon of={Play} size={12} />
        {t('traceCompare.runWith', { version: swap.label })}
      </Link>
      <Menu.Root>
        <Menu.Trigger className="ibtn sm" aria-label={t('traceCompare.runMore')} title={t('traceCompare.runMore')}>
          <Icon of={Ellipsis} />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Content className="pop menu" align="end" sideOffset={4}>
            {calls.map(({ letter, id }) => (
              <Menu.Item key={letter} className="mi" asChild>
                <Link to={PLAYGROUND} params={params} search={{ span: id }} title={t('traceCompare.runHint')}>
                  {t('traceCompare.run', { letter })}
                </Link>
              </Menu.Item>
            ))}
          </Menu.Content>
        </Menu.Portal>
      </Menu.Root>
    </>
  )
}
