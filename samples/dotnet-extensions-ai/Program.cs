using System.ClientModel;
using Microsoft.Extensions.AI;
using OpenAI;
using Opik;

// OPENAI_BASE_URL may name any endpoint that speaks the protocol of OpenAI.
var address = Environment.GetEnvironmentVariable("OPENAI_BASE_URL") ?? "https://api.openai.com/v1";
var key = Environment.GetEnvironmentVariable("OPENAI_API_KEY") ?? "none";
var model = Environment.GetEnvironmentVariable("OPENAI_MODEL") ?? "gpt-4o-mini";

await using var opik = new OpikClient(new OpikOptions { ProjectName = "samples-dotnet-extensions-ai" });
OpikClient.Default = opik;

var openAI = new OpenAIClient(new ApiKeyCredential(key), new OpenAIClientOptions { Endpoint = new Uri(address) });

// Behind the calls of functions: each round is a span, and so is each call of a function.
using var chat = openAI.GetChatClient(model).AsIChatClient().AsBuilder().UseFunctionInvocation().UseOpik().Build();
var options = new ChatOptions { Tools = [AIFunctionFactory.Create((string city) => $"Sunny in {city}, 21 degrees.", "weather", "The weather in a city now")] };

using (var agent = opik.StartSpan("agent"))
{
    agent.SetInput("What is the weather in Ghent?");
    await foreach (var update in chat.GetStreamingResponseAsync("What is the weather in Ghent?", options))
        Console.Write(update.Text);
    Console.WriteLine();
}
