using System.IO.Pipelines;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Opik;
using Opik.ModelContextProtocol;

await using var opik = new OpikClient(new OpikOptions { ProjectName = "samples-dotnet-mcp" });
OpikClient.Default = opik;

// Pipes instead of the standard streams of two processes.
Pipe requests = new(), answers = new();

var tool = McpServerTool.Create((string city) => $"Sunny in {city}, 21 degrees.", new McpServerToolCreateOptions { Name = "weather" });
await using var server = McpServer.Create(
    new StreamServerTransport(requests.Reader.AsStream(), answers.Writer.AsStream(), "weather"),
    new McpServerOptions { ToolCollection = [tool] }.UseOpik());
using var stop = new CancellationTokenSource();
var running = server.RunAsync(stop.Token);

IClientTransport transport = new StreamClientTransport(requests.Writer.AsStream(), answers.Reader.AsStream());
await using (var client = await McpClient.CreateAsync(transport.UseOpik()))
{
    using var span = opik.StartSpan("agent");
    var result = await client.CallToolAsync("weather", new Dictionary<string, object?> { ["city"] = "Ghent" });
    Console.WriteLine(result.Content.OfType<TextContentBlock>().First().Text);
}

await stop.CancelAsync();
try
{
    await running;
}
catch (OperationCanceledException)
{
    // That is how it was stopped.
}
