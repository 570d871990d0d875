using OpenTelemetry;
using OpenTelemetry.Trace;
using Opik;

// Two services in one program, on two ports: /ask of the first calls /search of the second. The trace goes on by itself.
await using var search = Service("http://127.0.0.1:5081");
search.MapGet("/search", (string query, OpikClient opik) =>
{
    using var span = opik.StartSpan("search", new SpanOptions { Input = query, Type = Opik.Contracts.SpanType.Tool });
    string[] found = ["Lakes are inland bodies of standing water."];
    span.SetOutput(found);
    return found;
});

await using var agent = Service("http://127.0.0.1:5080");
agent.MapGet("/ask", async (string question, OpikClient opik, IHttpClientFactory http, CancellationToken cancellationToken) =>
{
    using var span = opik.StartSpan("agent", new SpanOptions { Input = question });
    var found = await http.CreateClient().GetFromJsonAsync<string[]>($"http://127.0.0.1:5081/search?query={Uri.EscapeDataString(question)}", cancellationToken);
    span.SetOutput(found);
    return found;
});

// Beside an OpenTelemetry SDK: what it collects and what Opik records are one tree, and nothing is logged twice.
using var telemetry = Sdk.CreateTracerProviderBuilder()
    .AddSource("Opik", "Samples.*")
    .AddOpikExporter(opik => (opik.Client, opik.ExportAll) = (agent.Services.GetRequiredService<OpikClient>(), true))
    .Build();

await search.StartAsync();
await agent.StartAsync();
using var browser = new HttpClient();
Console.WriteLine(await browser.GetStringAsync("http://127.0.0.1:5080/ask?question=lakes"));
await agent.StopAsync();
await search.StopAsync();

static WebApplication Service(string address)
{
    var builder = WebApplication.CreateSlimBuilder();
    builder.WebHost.UseUrls(address);
    builder.Services.AddHttpClient();
    builder.Services.AddOpik(opik => opik.ProjectName = "samples-dotnet-distributed");
    return builder.Build();
}
