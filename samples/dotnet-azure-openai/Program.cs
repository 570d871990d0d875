using System.ClientModel;
using OpenAI;
using OpenAI.Chat;
using Opik;

// https://my-resource.openai.azure.com/openai/v1/, and the name of a deployment.
var address = Environment.GetEnvironmentVariable("AZURE_OPENAI_ENDPOINT") ?? throw new InvalidOperationException("Set AZURE_OPENAI_ENDPOINT.");
var key = Environment.GetEnvironmentVariable("AZURE_OPENAI_API_KEY") ?? "none";
var deployment = Environment.GetEnvironmentVariable("AZURE_OPENAI_DEPLOYMENT") ?? "gpt-4o-mini";

// The provider is known by the host; at a gateway of your own it has to be said.
var tracing = new Opik.Providers.OpikHttpOptions { ProjectName = "samples-dotnet-azure-openai", Provider = "azure" };
var options = new OpenAIClientOptions { Endpoint = new Uri(address) }.UseOpik(tracing);
var chat = new ChatClient(deployment, new ApiKeyCredential(key), options);

ChatCompletion answer = await chat.CompleteChatAsync([new UserChatMessage("What is the capital of France?")]);
Console.WriteLine(answer.Content.Count > 0 ? answer.Content[0].Text : "");

await OpikClient.Default.FlushAsync();
