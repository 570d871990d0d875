using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Opik.Cli.Commands.Transfer;

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
        var spans = await SpansOfTraces.ReadAsync(run.Server, run.ProjectName, traces, cancellationToken).ConfigureAwait(false);
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
}
