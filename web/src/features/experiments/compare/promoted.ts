import type { Experiment } from '../types'

export interface UsedPrompt {
  prompt: string
  version: string
  name: string
}

export interface Promoted {
  prompts: UsedPrompt[]
  blueprint: string | undefined
}

/** What an experiment ran with that environments can use: versions of prompts, a version of an agent's configuration. */
export function promotedBy({ prompt_versions, prompt_version, metadata }: Pick<Experiment, 'prompt_versions' | 'prompt_version' | 'metadata'>): Promoted {
  const links = prompt_versions ?? (prompt_version ? [prompt_version] : [])
  // A prompt that was deleted has a link without a name, and nothing that could be used.
  const prompts = links.flatMap(({ prompt_id, prompt_version_id, prompt_name }) => (prompt_id && prompt_name ? [{ prompt: prompt_id, version: prompt_version_id, name: prompt_name }] : []))
  return { prompts, blueprint: blueprintOf(metadata) }
}

/** Clients note the version of the configuration that was read as `agent_configuration._blueprint_id`. */
function blueprintOf(metadata: unknown): string | undefined {
  const noted = member(member(metadata, 'agent_configuration'), '_blueprint_id')
  return typeof noted === 'string' && noted !== '' ? noted : undefined
}

const member = (value: unknown, name: string): unknown => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined)
