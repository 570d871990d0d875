/** Providers of the server, and what each needs. */
export interface ProviderKind {
  id: string
  label: string
  sign: string
  key: 'required' | 'optional' | 'none'
  /** Named ones can be there more than once: a server of one's own. */
  named: boolean
  url: 'required' | 'optional' | 'none'
  /** What an address looks like. */
  example?: string
  /** Its models run in a place that is chosen by name. */
  located?: boolean
}

export const PROVIDERS: ProviderKind[] = [
  { id: 'openai', label: 'OpenAI', sign: 'OA', key: 'required', named: false, url: 'optional' },
  { id: 'anthropic', label: 'Anthropic', sign: 'An', key: 'required', named: false, url: 'optional' },
  { id: 'gemini', label: 'Google Gemini', sign: 'G', key: 'required', named: false, url: 'optional' },
  { id: 'openrouter', label: 'OpenRouter', sign: 'OR', key: 'required', named: false, url: 'none' },
  { id: 'vertex-ai', label: 'Google Vertex AI', sign: 'V', key: 'required', named: false, url: 'optional', located: true },
  { id: 'bedrock', label: 'Amazon Bedrock', sign: 'B', key: 'optional', named: true, url: 'required', example: 'https://bedrock-runtime.us-east-1.amazonaws.com/openai/v1' },
  { id: 'ollama', label: 'Ollama', sign: 'O', key: 'optional', named: true, url: 'required' },
  { id: 'custom-llm', label: 'OpenAI-compatible', sign: 'C', key: 'optional', named: true, url: 'required' },
]

export const providerKind = (id: string): ProviderKind =>
  PROVIDERS.find((each) => each.id === id) ?? { id, label: id, sign: id.slice(0, 2), key: 'optional', named: false, url: 'none' }
