using System.ClientModel;
using OpenAI;
using OpenAI.Chat;
using Opik;

// OPENAI_BASE_URL may name any endpoint that speaks the protocol of OpenAI.
var address = Environment.GetEnvironmentVariable("OPENAI_BASE_URL") ?? "https://api.openai.com/v1";
var key = Environment.GetEnvironmentVariable("OPENAI_API_KEY") ?? "none";
var model = Environment.GetEnvironmentVariable("OPENAI_MODEL") ?? "gpt-4o-mini";

var opik = OpikClient.Default;
var options = new OpenAIClientOptions { Endpoint = new Uri(address) }.UseOpik(new() { ProjectName = "samples-dotnet-openai" });
var chat = new ChatClient(model, new ApiKeyCredential(key), options);

// On its own a call opens a trace; inside of a span it is a child of the span.
ChatCompletion answer = await chat.CompleteChatAsync([new UserChatMessage("What is the capital of France?")]);
Console.WriteLine(answer.Content.Count > 0 ? answer.Content[0].Text : "");

using (opik.StartTrace("rivers", new() { ProjectName = "samples-dotnet-openai" }))
{
    await foreach (var update in chat.CompleteChatStreamingAsync([new UserChatMessage("Name three rivers in Spain.")]))
    {
        foreach (var part in update.ContentUpdate)
            Console.Write(part.Text);
    }

    Console.WriteLine();
}

await opik.FlushAsync();
