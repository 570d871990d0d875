import type { Snippets } from '../../components/EmptyState'
import type { Structure } from './template'

export interface Wanted {
  name: string
  structure: Structure
  project: string
  variables: string[]
  version?: string | undefined
  environment?: string | undefined
}

const text = (value: string) => JSON.stringify(value)
const lines = (names: string[], write: (name: string) => string) => names.map(write).join('\n')

/** The lines that fetch and fill this prompt, by language. */
export function fetchSnippets({ name, structure, project, variables, version, environment }: Wanted): Snippets {
  const chat = structure === 'chat'
  const [key, value] = environment ? ['environment', environment] : ['version', version]
  const pinned = value !== undefined
  const result = chat ? 'messages' : 'text'
  return {
    '.NET': `using Opik;
using Opik.Prompts;

await using var client = new OpikClient();
var prompt = await client.Prompts.${chat ? 'GetChatAsync' : 'GetAsync'}(${text(name)}, new PromptSelection
{
${pinned ? `    ${key === 'environment' ? 'Environment' : 'Version'} = ${text(value)},\n` : ''}    ProjectName = ${text(project)},
});
var ${result} = prompt!.Format(new Dictionary<string, object?>
{
${lines(variables, (each) => `    [${text(each)}] = "…",`)}
});`,
    Python: `import opik

client = opik.Opik()
prompt = client.${chat ? 'get_chat_prompt' : 'get_prompt'}(
    name=${text(name)},
${pinned ? `    ${key}=${text(value)},\n` : ''}    project_name=${text(project)},
)
${chat ? `messages = prompt.format({\n${lines(variables, (each) => `    ${text(each)}: "…",`)}\n})` : `text = prompt.format(${variables.map((each) => `${each}="…"`).join(', ')})`}`,
    TypeScript: `import { Opik } from "opik";

const client = new Opik();
const prompt = await client.${chat ? 'getChatPrompt' : 'getPrompt'}({
  name: ${text(name)},
${pinned ? `  ${key}: ${text(value)},\n` : ''}  projectName: ${text(project)},
});
const ${result} = prompt?.format({
${lines(variables, (each) => `  ${/^[A-Za-z_]\w*$/.test(each) ? each : text(each)}: "…",`)}
});`,
    HTTP: `curl -s "$OPIK_URL/api/v1/private/prompts/versions/retrieve" \\
  -H "Content-Type: application/json" \\
  -d '${JSON.stringify({ name, project_name: project, ...(pinned ? { [key === 'environment' ? 'environment' : 'version_number']: value } : {}) })}'`,
  }
}

/** The lines that make a first prompt. */
export const createSnippets = (project: string): Snippets => ({
  '.NET': `await using var client = new OpikClient();
await client.Prompts.CreateAsync(
    "greeting",
    "Greet {{name}} in one sentence.",
    new PromptDetails { ProjectName = ${text(project)} });`,
  Python: `import opik

opik.Opik().create_prompt(
    name="greeting",
    prompt="Greet {{name}} in one sentence.",
    project_name=${text(project)},
)`,
  TypeScript: `import { Opik } from "opik";

await new Opik().createPrompt({
  name: "greeting",
  prompt: "Greet {{name}} in one sentence.",
  projectName: ${text(project)},
});`,
})
