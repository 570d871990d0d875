using System.Text.Json;
using Opik.Prompts;
using Opik.Searching;

namespace Opik.Sdk.Tests.Prompts;

public sealed class PromptLinkTests(SharedServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task A_fetched_prompt_is_linked_once_to_the_current_trace_and_span()
    {
        await using var client = await server.ClientAsync();
        var stored = await client.Prompts.CreateAsync("greeting", "Hello {{name}}", cancellationToken: Cancel);

        using (client.StartTrace("conversation"))
        using (client.StartSpan("call"))
        {
            await client.Prompts.GetAsync("greeting", cancellationToken: Cancel);
            await client.Prompts.GetAsync("greeting", new PromptSelection { NoCache = true }, Cancel);
        }

        await client.FlushAsync(cancellationToken: Cancel);
        var trace = Assert.Single(await client.Traces.SearchAsync(new TraceSearch { WaitForAtLeast = 1 }, Cancel));
        var span = Assert.Single(await client.Spans.SearchAsync(new SpanSearch { WaitForAtLeast = 1 }, Cancel));
        foreach (var metadata in new[] { trace.Metadata, span.Metadata })
        {
            var link = Assert.Single(metadata!.Value.GetProperty("opik_prompts").EnumerateArray());
            Assert.Equal(("greeting", "text"), (link.GetProperty("name").GetString(), link.GetProperty("template_structure").GetString()));
            Assert.Equal(stored.PromptId, link.GetProperty("id").GetGuid());
            Assert.Equal((stored.Commit, "v1", "Hello {{name}}"), (Text(link, "commit"), Text(link, "version_number"), Text(link, "template")));
        }

        static string? Text(JsonElement link, string member) => link.GetProperty("version").GetProperty(member).GetString();
    }
}
