using Opik;
using Opik.Samples.Suites;

// Needs a server (OPIK_URL_OVERRIDE, default http://localhost:5173/api) and a model (OPIK_DEFAULT_LLM, default openai/gpt-5-nano).
await using var client = new OpikClient();
await SuiteSnippets.RunAsync(client);
await SimulationSnippets.RunAsync(client);
