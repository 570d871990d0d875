using System.ClientModel;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using OpenAI;
using Opik;

// Without it the spans of the kernel have no arguments and results. It is read before the first call.
AppContext.SetSwitch("Microsoft.SemanticKernel.Experimental.GenAI.EnableOTelDiagnosticsSensitive", true);

var address = Environment.GetEnvironmentVariable("OPENAI_BASE_URL") ?? "https://api.openai.com/v1";
var key = Environment.GetEnvironmentVariable("OPENAI_API_KEY") ?? "none";
var model = Environment.GetEnvironmentVariable("OPENAI_MODEL") ?? "gpt-4o-mini";

await using var opik = new OpikClient(new OpikOptions { ProjectName = "samples-dotnet-semantic-kernel" });
OpikClient.Default = opik;

var openAI = new OpenAIClient(new ApiKeyCredential(key), new OpenAIClientOptions { Endpoint = new Uri(address) });
var builder = Kernel.CreateBuilder();
builder.Services.AddSingleton(openAI.GetChatClient(model).AsIChatClient().AsBuilder().UseKernelFunctionInvocation().UseOpik().Build());
builder.Plugins.AddFromFunctions("Weather", [KernelFunctionFactory.CreateFromMethod((string city) => $"Sunny in {city}, 21 degrees.", "get", "The weather in a city now")]);
var kernel = builder.Build();

var arguments = new KernelArguments(new PromptExecutionSettings { FunctionChoiceBehavior = FunctionChoiceBehavior.Auto() }) { ["city"] = "Ghent" };
using (opik.StartTrace("weather report"))
    Console.WriteLine(await kernel.InvokePromptAsync("What is the weather in {{$city}}?", arguments));
