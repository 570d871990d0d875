import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from '../../i18n/useTranslation'
import { currentWorkspace } from '../../api/client'
import { useErrorText } from '../../components/PageStates'
import { useToast } from '../../components/Toasts'
import { mayDeploy } from '../../components/deploy/askToDeploy'
import { readVersion, setEnvironments, type PromptVersion } from './api'

/** A version, as far as a deployment needs it. */
export type Used = Pick<PromptVersion, 'id' | 'version_number'>

/** Makes environments use a version, once those that are protected agree, and offers to take it back. One request for all: two would each forget what the other does. */
export function useDeploy(): (environments: string[], to: Used, from: Used | undefined) => Promise<void> {
  const { t } = useTranslation()
  const toast = useToast()
  const errorText = useErrorText()
  const client = useQueryClient()
  const refresh = () =>
    Promise.all([client.invalidateQueries({ queryKey: ['prompts'] }), client.invalidateQueries({ queryKey: ['list', 'prompts'] }), client.invalidateQueries({ queryKey: ['experiments', currentWorkspace(), 'gates'] })]).then(() => undefined)
  // What it uses is read anew: another page may have changed it meanwhile.
  const assign = async (environments: string[], version: Used) => {
    const now = await readVersion(version.id)
    await setEnvironments(version.id, [...new Set([...(now.environments ?? []), ...environments])])
  }
  const release = async (environments: string[], version: Used) => {
    const now = await readVersion(version.id)
    await setEnvironments(version.id, now.environments?.filter((each) => !environments.includes(each)) ?? [])
  }
  return async (environments, to, from) => {
    const environment = environments.join(', ')
    const failed = (error: unknown) => toast(t('prompts.notDeployed', { environment, reason: errorText(error) }), true)
    try {
      if (!(await mayDeploy(client, environments, { prompt_version_id: to.id }, to.version_number))) return
      await assign(environments, to)
      toast(t('prompts.deployed', { environment, version: to.version_number }), false, {
        label: t('common.undo'),
        run: () => void (from ? assign(environments, from) : release(environments, to)).then(refresh).catch(failed),
      })
      await refresh()
    } catch (error) {
      failed(error)
    }
  }
}
