using Anthropic;
using Anthropic.Models.Messages;
using Opik;

var address = Environment.GetEnvironmentVariable("ANTHROPIC_BASE_URL") ?? "https://api.anthropic.com";
var key = Environment.GetEnvironmentVariable("ANTHROPIC_API_KEY") ?? "none";
var model = Environment.GetEnvironmentVariable("ANTHROPIC_MODEL") ?? "claude-3-5-haiku-latest";

var client = new AnthropicClient { BaseUrl = address, ApiKey = key }.UseOpik(new() { ProjectName = "samples-dotnet-anthropic" });
var question = new MessageCreateParams { Model = model, MaxTokens = 200, Messages = [new UserMessageParam("Write a haiku about lakes.")] };

var message = await client.Messages.Create(question);
foreach (var block in message.Content)
    Console.WriteLine(block.TryPickText(out var text) ? text.Text : "");

await foreach (var item in client.Messages.CreateStreaming(question))
{
    if (item.TryPickContentBlockDelta(out var delta) && delta.Delta.TryPickText(out var piece))
        Console.Write(piece.Text);
}

Console.WriteLine();
await OpikClient.Default.FlushAsync();
