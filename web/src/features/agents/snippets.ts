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

/** How a program reads it inside of a trace, which then notes version and values. */
export const READ_CONFIG: Snippets = {
  '.NET': `[OpikTrack(Entrypoint = true)]
public async Task<string> AnswerAsync(string question)
{
    var config = await client.AgentConfigs.GetOrCreateAsync(
        ConfigJson.Default.SupportConfig, new() { Environment = "production", Fallback = standard });
    return await AskAsync(config.Model, config.Temperature, question);
}`,
  Python: `import opik

class SupportConfig(opik.Config):
    model: str
    temperature: float

@opik.track(entrypoint=True)
def answer(question: str) -> str:
    config = opik.Opik().get_or_create_config(
        env="production", fallback=SupportConfig(model="gpt-5-mini", temperature=0.2))
    return ask(config.model, config.temperature, question)`,
  HTTP: `curl -s "$OPIK_URL/api/v1/private/agent-configs/blueprints/environments/production/projects/$PROJECT_ID"`,
}

/** Names what a run calls. */
export const agentSnippets = (project: string): Snippets => ({
  '.NET': `using Opik;

await using var client = new OpikClient(new() { ProjectName = ${JSON.stringify(project)} });
await using var runner = client.CreateAgentRunner();
runner.AddAgent("answer", async (string message, int nights = 1) => …);
await runner.RunAsync();`,
  Python: `import opik

@opik.track(entrypoint=True)
def answer(message: str, nights: int = 1) -> str:
    ...`,
  TypeScript: `import { track } from "opik";

export const answer = track(
  { entrypoint: true, params: [{ name: "message", type: "string" }] },
  async (message) => { … },
);`,
})

export const runCommands = (project: string): string => `dotnet run   # .NET
opik endpoint --project ${/^[\w.-]+$/.test(project) ? project : JSON.stringify(project)} -- python agent.py   # Python, TypeScript`
