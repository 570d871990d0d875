using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Opik.Cli.Commands.Transfer;
using Opik.Contracts;

namespace Opik.Cli.Commands.Export;

/// <summary>Writes one file a trace: <c>{"trace":{…},"spans":[…],"attachments":[…],"downloaded_at":"…","project_name":"…"}</c>.</summary>
internal sealed class TraceWriter(ExportRun run, ExportManifest manifest)
{
    private const int Workers = 8;
    private readonly AttachmentExport attachments = new(run);

    /// <summary>Writes traces of one page; those that are complete are noted in the manifest.</summary>
    public async Task WriteAsync(IReadOnlyCollection<JsonObject> traces, CancellationToken cancellationToken)
    {
        if (traces.Count == 0)
            return;
        var counts = run.Report.Of("Traces");
        var spans = await SpansAsync(traces, cancellationToken).ConfigureAwait(false);
        var (complete, failed) = (new ConcurrentBag<string>(), new ConcurrentBag<(string Id, Exception Failure)>());
        var options = new ParallelOptions { MaxDegreeOfParallelism = Workers, CancellationToken = cancellationToken };
        try
        {
            await Parallel.ForEachAsync(traces, options, async (trace, cancel) =>
            {
                var id = trace.Text("id")!;
                try
                {
                    await WriteAsync(id, trace, spans[id], cancel).ConfigureAwait(false);
                    complete.Add(id);
                }
                catch (Exception failure) when (failure is OpikException or IOException or UnauthorizedAccessException)
                {
                    failed.Add((id, failure));
                }
            }).ConfigureAwait(false);
        }
        finally
        {
            manifest.Add(complete);
        }

        counts.Done += complete.Count;
        foreach (var (id, failure) in failed)
            run.Report.Fail(counts, $"Trace {id}", failure);
    }

    private async Task WriteAsync(string id, JsonObject trace, List<JsonObject> spans, CancellationToken cancellationToken)
    {
        var files = run.Attachments ? await attachments.DownloadAsync(id, spans, cancellationToken).ConfigureAwait(false) : [];
        var data = new JsonObject
        {
            ["trace"] = Whole(trace),
            ["spans"] = new JsonArray([.. spans.Select(Whole)]),
            ["attachments"] = files,
            ["downloaded_at"] = run.Now,
            ["project_name"] = run.ProjectName,
        };
        var path = run.Folder.Trace(id, run.Format);
        if (run.Format == "csv")
            CsvTable.Write(path, TransferRows.OfTrace(data));
        else
            JsonFiles.Write(path, data);
    }

    // The official tool takes an absent input for an empty object.
    private static JsonObject Whole(JsonObject entity)
    {
        var whole = (JsonObject)entity.DeepClone();
        foreach (var name in new[] { "input", "output", "metadata" })
            whole.TryAdd(name, null);
        return whole;
    }

    // One read of the range of ids of the page, instead of one read a trace.
    private async Task<Dictionary<string, List<JsonObject>>> SpansAsync(IReadOnlyCollection<JsonObject> traces, CancellationToken cancellationToken)
    {
        var spans = traces.ToDictionary(trace => trace.Text("id")!, _ => new List<JsonObject>(), StringComparer.Ordinal);
        var request = new JsonObject { ["project_name"] = run.ProjectName, ["truncate"] = false, ["filters"] = Range([.. spans.Keys.Select(Guid.Parse)]) };
        await foreach (var span in run.Server.StreamAsync("v1/private/spans/search", request, 2_000, null, cancellationToken).ConfigureAwait(false))
        {
            if (span.Text("trace_id") is { } id && spans.TryGetValue(id, out var ofTrace))
                ofTrace.Add(span);
        }

        return spans;
    }

    private static JsonArray? Range(Guid[] ids)
    {
        if (!ids.All(UuidV7.Is))
            return null;
        var times = ids.Select(UuidV7.UnixMilliseconds).ToArray();
        // The wire knows only strict bounds.
        return [Bound(">", UuidV7.Floor(Math.Max(0, times.Min() - 1))), Bound("<", UuidV7.Floor(times.Max() + 1))];
    }

    private static JsonObject Bound(string comparison, Guid id) => new() { ["field"] = "trace_id", ["key"] = "", ["type"] = "string", ["operator"] = comparison, ["value"] = $"{id}" };
}
