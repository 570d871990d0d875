using System.ClientModel;
using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;
using OpenAI;
using Opik;

var address = Environment.GetEnvironmentVariable("OPENAI_BASE_URL") ?? "https://api.openai.com/v1";
var key = Environment.GetEnvironmentVariable("OPENAI_API_KEY") ?? "none";
var model = Environment.GetEnvironmentVariable("OPENAI_MODEL") ?? "gpt-4o-mini";

await using var opik = new OpikClient(new OpikOptions { ProjectName = "samples-dotnet-agent-framework" });
OpikClient.Default = opik;

var openAI = new OpenAIClient(new ApiKeyCredential(key), new OpenAIClientOptions { Endpoint = new Uri(address) });
using var chat = openAI.GetChatClient(model).AsIChatClient().AsBuilder().UseOpik().Build();

// The agent's own telemetry gives the span of the run; no OpenTelemetry SDK is needed.
var agent = new ChatClientAgent(chat, instructions: "You report the weather in one sentence.", name: "meteo", tools: [AIFunctionFactory.Create((string city) => $"Sunny in {city}, 21 degrees.", "weather")])
    .AsBuilder()
    .UseOpenTelemetry(configure: telemetry => telemetry.EnableSensitiveData = true)
    .Build();

Console.WriteLine(await agent.RunAsync("What is the weather in Ghent?"));
