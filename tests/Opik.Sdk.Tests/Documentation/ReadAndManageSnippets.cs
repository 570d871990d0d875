using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Opik.Attachments;
using Opik.Contracts;
using Opik.Datasets;
using Opik.Experiments;
using Opik.Prompts;
using Opik.Searching;
using Opik.Testing;

namespace Opik.Sdk.Tests.Documentation;

/// <summary>The snippets of docs/dotnet/read-and-manage.md, compiled and run. Change both together.</summary>
public sealed partial class ReadAndManageSnippets(SharedServer server)
{
    [Fact(Timeout = 120_000)]
    public async Task The_snippets_of_the_page_run()
    {
        var client = await server.ClientAsync();
        var start = DateTimeOffset.UtcNow;
        var traceId = (await Seed.TracesAsync(client, new JsonObject { ["tags"] = new JsonArray("prod"), ["thread_id"] = "t", ["start_time"] = start.UtcDateTime.ToString("O"), ["end_time"] = start.AddSeconds(2).UtcDateTime.ToString("O") }))[0];
        await Seed.SpansAsync(client, new JsonObject { ["name"] = "call", ["trace_id"] = traceId.ToString(), ["type"] = "llm" });
        using var destination = new MemoryStream();

#pragma warning disable xUnit1051 // The page leaves the tokens out.
        // Search
        var slow = await client.Traces.SearchAsync(new TraceSearch { FilterString = "duration > 1000 and tags contains \"prod\"", MaxResults = 100 });
        var calls = await client.Spans.SearchAsync(new SpanSearch { TraceId = slow[0].Id, Type = SpanType.Llm });
        var threads = await client.Threads.SearchAsync(new ThreadSearch { FilterString = "number_of_messages > 4" });

        // Datasets
        var dataset = await client.Datasets.GetOrCreateAsync("capitals");
        await dataset.InsertAsync([new DatasetItem { ["question"] = "Capital of France?", ["expected"] = "Paris" }]);
        await dataset.InsertFromJsonAsync("""[{"question":"Capital of Italy?","expected":"Rome"}]""");
        await foreach (var page in dataset.StreamItemsAsync(new DatasetReading { FilterString = "data.expected = \"Rome\"" }))
            Console.WriteLine(page[0]["question"]);

        // Prompts
        var stored = await client.Prompts.CreateAsync("greeting", "Hello {{name}}");
        var prompt = await client.Prompts.GetAsync("greeting", new PromptSelection { Version = "v1" });
        var text = prompt!.Format(new Dictionary<string, object?> { ["name"] = "Ann" });

        // Experiments
        var experiment = await client.Experiments.CreateAsync("capitals", new ExperimentDetails { Name = "baseline", Prompts = [stored] });
        var items = await dataset.GetItemsAsync();
        await experiment.BatchUploadItemsAsync([.. items.Select(item => new BulkRecord
        {
            DatasetItemId = item.Id!.Value,
            EvaluateTaskResult = new JsonObject { ["answer"] = "Paris" },
            FeedbackScores = [new BulkScore("exact", 1)],
        })]);
        var runs = await experiment.GetItemsAsync();

        // Files
        await client.Attachments.UploadAsync(AttachmentOwner.Trace, traceId, OpikAttachment.FromBytes("hello"u8.ToArray(), "note.txt"));
        await client.Attachments.DownloadAsync(AttachmentOwner.Trace, traceId, "note.txt", destination);
#pragma warning restore xUnit1051

        Assert.Equal((1, 1, 0), (slow.Count, calls.Count, threads.Count));
        Assert.Equal(("Hello Ann", 2, 2, 5L), (text, items.Count, runs.Count, destination.Length));
    }

    [Fact]
    public void Every_snippet_of_the_page_is_one_of_these()
    {
        var folder = Path.Combine(RepositoryPaths.Root, "docs", "dotnet");
        var source = Flat(File.ReadAllText(Path.Combine(RepositoryPaths.Root, "tests", "Opik.Sdk.Tests", "Documentation", "ReadAndManageSnippets.cs")));
        var blocks = Block().Matches(File.ReadAllText(Path.Combine(folder, "read-and-manage.md"))).Select(block => Flat(block.Groups[1].Value)).ToList();

        Assert.Equal(5, blocks.Count);
        Assert.All(blocks, block => Assert.Contains(block, source, StringComparison.Ordinal));
    }

    private static string Flat(string code) => string.Join('\n', code.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Block();
}
