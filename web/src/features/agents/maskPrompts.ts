import { addVersion, promptQuery } from '../prompts/api'
import { queryClient } from '../../api/queryClient'

/** Stores the texts that stand in for prompts in one run; ids of the masks by prompt, or nothing when nothing differs. */
export async function maskPrompts(texts: Record<string, string>): Promise<Record<string, string> | undefined> {
  const masks: Record<string, string> = {}
  for (const [promptId, template] of Object.entries(texts)) {
    const prompt = await queryClient.fetchQuery(promptQuery(promptId))
    if (!prompt.latest_version || prompt.latest_version.template === template) continue
    const mask = await addVersion(prompt, { template, type: prompt.latest_version.type, version_type: 'mask' })
    masks[promptId] = mask.id
  }
  return Object.keys(masks).length > 0 ? masks : undefined
}
