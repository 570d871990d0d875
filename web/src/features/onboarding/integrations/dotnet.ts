import type { Integration } from './Integration'

/** docs/dotnet/libraries.md and model-providers.md have the whole. */
export const DOTNET: Integration[] = [
  {
    name: 'Microsoft.Extensions.AI',
    install: 'dotnet add package Opik.Extensions.AI',
    code: `IChatClient chat = client.AsBuilder()
    .UseFunctionInvocation()
    .UseOpik()
    .Build();`,
  },
  {
    name: 'OpenAI',
    install: 'dotnet add package Opik.OpenAI',
    code: `var client = new OpenAIClient(
    new ApiKeyCredential(key),
    new OpenAIClientOptions().UseOpik());`,
  },
  {
    name: 'Azure OpenAI',
    install: 'dotnet add package Opik.OpenAI',
    code: `var client = new AzureOpenAIClient(
    new Uri("https://my-resource.openai.azure.com"),
    new ApiKeyCredential(key),
    new AzureOpenAIClientOptions().UseOpik());`,
  },
  { name: 'Anthropic', install: 'dotnet add package Opik.Anthropic', code: 'var client = new AnthropicClient().UseOpik();', also: 'claude' },
  {
    name: 'Semantic Kernel',
    install: 'dotnet add package Opik.Sdk',
    code: `// its activities are recorded by themselves; this adds what was asked and answered
AppContext.SetSwitch(
    "Microsoft.SemanticKernel.Experimental.GenAI.EnableOTelDiagnosticsSensitive", true);`,
  },
  {
    name: 'Microsoft Agent Framework',
    install: 'dotnet add package Opik.Sdk',
    code: `AIAgent traced = agent.AsBuilder()
    .UseOpenTelemetry(configure: telemetry => telemetry.EnableSensitiveData = true)
    .Build();`,
  },
  {
    name: 'Model Context Protocol',
    install: 'dotnet add package Opik.ModelContextProtocol',
    code: `// calls are recorded by themselves; this adds arguments and results
IClientTransport traced = transport.UseOpik();`,
    also: 'mcp',
  },
  {
    name: 'ASP.NET Core',
    install: 'dotnet add package Opik.Sdk',
    code: `builder.Services.AddOpik(options => options.ProjectName = "my-agent");`,
    also: 'dependency injection host',
  },
  {
    name: 'OpenTelemetry',
    install: 'dotnet add package Opik.OpenTelemetry',
    code: `services.AddOpenTelemetry()
    .WithTracing(tracing => tracing.AddOpikExporter());`,
  },
]
