import { objectOf, promptsOf, type NamedPrompt } from '../optimizations/configuration'
import type { Candidate } from '../optimizations/trials'
import { writeMessages } from '../prompts/template'
import { newVariant } from './draft'
import { SENT } from './loaded'
import type { Variant } from './types'

/** Where optimizers note parameters of the model, below what they note of a trial. */
const PLACES = ['model_parameters', 'model_kwargs', 'parameters']

/** A trial of an optimization as a variant: the prompt that it tried, the model and how it was asked. */
export function variantOfTrial(run: { id: string; name: string }, trial: Candidate, baseline: Candidate | undefined): Variant {
  const noted = trial.experiments[0]?.metadata
  const before = promptsOf(baseline?.experiments[0]?.metadata)
  const prompts = promptsOf(noted)
  // Of several prompts the one that the trial changed.
  const prompt = prompts.find((each) => !same(each, before.find((other) => other.name === each.name))) ?? prompts[0]
  if (!prompt) throw new Error(`${trial.label} notes no prompt`)
  const metadata = objectOf(noted) ?? {}
  const configuration = objectOf(metadata.configuration) ?? {}
  const settings = [configuration, objectOf(configuration.prompt), metadata].flatMap((each) => (each ? [...PLACES.map((place) => objectOf(each[place])), each] : [])).filter((each) => each !== undefined)
  const model = settings.map((each) => each.model).find((each) => typeof each === 'string' && each !== '')
  const tools = settings.map((each) => each.tools).find((each) => Array.isArray(each) && each.length > 0)
  const sent = settings.toReversed().flatMap((each) => Object.entries(each).filter(([name, value]) => SENT.includes(name) && ['number', 'string', 'boolean'].includes(typeof value)))
  return {
    ...newVariant(typeof model === 'string' ? model : ''),
    template: writeMessages(prompt.messages.map((message) => (message.role === 'text' ? { ...message, role: 'user' } : message))),
    params: Object.fromEntries(sent),
    tools: tools ? JSON.stringify(tools, null, 2) : '',
    trial: { optimization: run.id, run: run.name, candidate: trial.id, label: trial.label },
  }
}

const same = (a: NamedPrompt, b: NamedPrompt | undefined) => JSON.stringify(a.messages) === JSON.stringify(b?.messages)
