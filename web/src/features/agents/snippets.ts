import type { Snippets } from '../../components/CodeBlock'

/** How a configuration comes from a program; docs/dotnet/agent-configuration.md has the whole. */
export const CONFIG_SNIPPETS: Snippets = {
  '.NET': `public sealed record SupportConfig : OpikConfig
{
    public required string Model { get; init; }
    public required double Temperature { get; init; }
}

await client.AgentConfigs.CreateAsync(
    new SupportConfig { Model = "gpt-5-mini", Temperature = 0.2 },
    ConfigJson.Default.SupportConfig);`,
  HTTP: `curl -s "$OPIK_URL/api/v1/private/agent-configs/blueprints" \\
  -H "Content-Type: application/json" \\
  -d '{"project_name": "my project", "blueprint": {"type": "blueprint",
       "values": [{"key": "model", "type": "string", "value": "gpt-5-mini"}]}}'`,
}

/** Marks the function that a run calls. */
export const ENTRYPOINT: Snippets = {
  Python: `import opik

@opik.track(entrypoint=True)
def answer(message: str, nights: int = 1) -> str:
    ...`,
  TypeScript: `import { track } from "opik";

export const answer = track(
  { entrypoint: true, params: [{ name: "message", type: "string" }] },
  async (message) => { … },
);`,
}

export const endpointCommand = (project: string): string => `opik endpoint --project ${/^[\w.-]+$/.test(project) ? project : JSON.stringify(project)} -- python agent.py`
