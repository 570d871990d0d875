using System.Globalization;
using System.Text.Json.Nodes;
using Opik.Cli.Commands.Transfer;
using Opik.Querying;

namespace Opik.Cli.Commands.Export;

/// <summary>Traces of a project with their spans and files. Memory holds one page of traces at a time.</summary>
internal static class TraceExport
{
    /// <summary>Writes what is not there yet.</summary>
    public static async Task RunAsync(ExportRun run, CancellationToken cancellationToken)
    {
        var counts = run.Report.Of("Traces");
        var started = run.Clock.GetUtcNow();
        using var manifest = new ExportManifest(run.Folder.Root, run.Clock);
        if (run.Force || (manifest.Format is { } format && format != run.Format))
            manifest.Reset();
        else if (manifest.IsInProgress)
            run.Report.Warn($"Going on with an export that was interrupted after {manifest.Downloaded().Count} traces.");
        var known = manifest.Downloaded();
        var since = manifest.NewSince(run.Filter);
        manifest.Start(run.Format);
        var writer = new TraceWriter(run, manifest);
        var page = new List<JsonObject>(run.PageSize);
        var request = new JsonObject { ["project_name"] = run.ProjectName, ["truncate"] = false, ["filters"] = Filters(run.Filter, since) };
        await foreach (var trace in run.Server.StreamAsync("v1/private/traces/search", request, run.PageSize, run.MaxResults, cancellationToken).ConfigureAwait(false))
        {
            var id = trace.Text("id")!;
            // A file that was deleted by hand is fetched again.
            if (known.Contains(id) && File.Exists(run.Folder.Trace(id, run.Format)))
            {
                counts.Skipped++;
                continue;
            }

            page.Add(trace);
            if (page.Count >= run.PageSize)
                await FlushAsync().ConfigureAwait(false);
        }

        await FlushAsync().ConfigureAwait(false);
        // What is limited is not complete: the next run must not look only at what is newer.
        if (counts.Failed == 0 && run.MaxResults is null)
            manifest.Complete(started, run.Filter);

        async Task FlushAsync()
        {
            await writer.WriteAsync(page, cancellationToken).ConfigureAwait(false);
            page.Clear();
            run.Report.Progress("Traces", counts.Done + counts.Skipped, null);
        }
    }

    /// <summary>Conditions as the wire wants them.</summary>
    private static JsonArray? Filters(string? filter, DateTimeOffset? since)
    {
        if (since is { } time)
        {
            var isNew = $"created_at >= \"{time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}\"";
            filter = string.IsNullOrEmpty(filter) ? isNew : $"{filter} and {isNew}";
        }

        return OpikQuery.ForTraces(filter).ToJson() is { } json ? JsonNode.Parse(json)!.AsArray() : null;
    }
}
