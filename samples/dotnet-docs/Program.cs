using Opik;
using Opik.Llm;
using Opik.Samples.Docs;

#region start
var answer = await new Agent().AnswerAsync("What is a span?");
var sent = await OpikClient.Default.FlushAsync();
Console.WriteLine($"{answer} ({sent.SentItems} items sent)");
#endregion

await using var client = new OpikClient();
await TracingSnippets.RunAsync(client);
await DeliverySnippets.RunAsync(client);
await HostingSnippets.RunAsync();
await TestingSnippets.RunAsync();
await EvaluationSnippets.RunAsync(client);
if (Environment.GetEnvironmentVariable("OPENAI_API_KEY") is not null)
    await JudgeSnippets.RunAsync(ChatModels.Create("openai/gpt-5-nano"), trace: null, CancellationToken.None);
return (await client.FlushAsync()).Success ? 0 : 1;
