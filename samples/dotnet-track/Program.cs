using Microsoft.Extensions.DependencyInjection;
using Opik;
using Opik.Samples.Track;

var services = new ServiceCollection();
services.AddOpikTracked<IKnowledge, Knowledge>(ServiceLifetime.Singleton);
services.AddSingleton<Agent>();
await using var provider = services.BuildServiceProvider();

var agent = provider.GetRequiredService<Agent>();
await foreach (var word in agent.AnswerAsync("What is a span?", new OpikArgs { Trace = new OpikTraceArgs { ThreadId = "demo" } }))
    Console.Write(word);
Console.WriteLine();

var sent = await OpikClient.Default.FlushAsync(TimeSpan.FromSeconds(5));
Console.WriteLine($"{sent.SentItems} items sent");
