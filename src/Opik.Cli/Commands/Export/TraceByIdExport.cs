using System.Text.Json.Nodes;
using Opik.Cli.Commands.Transfer;
using Opik.Querying;

namespace Opik.Cli.Commands.Export;

/// <summary>The traces of an experiment.</summary>
internal static class TraceByIdExport
{
    /// <summary>
    /// Writes those of the ids whose files are not there yet. Without conditions each is read by its id; with conditions the
    /// server decides which match.
    /// </summary>
    public static async Task RunAsync(ExportRun run, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var counts = run.Report.Of("Traces");
        var wanted = run.Filter is null ? ids : await MatchingAsync(run, ids, cancellationToken).ConfigureAwait(false);
        using var manifest = new ExportManifest(run.Folder.Root, run.Clock);
        var writer = new TraceWriter(run, manifest);
        foreach (var part in wanted.Order(StringComparer.Ordinal).Take(run.MaxResults ?? int.MaxValue).Chunk(run.PageSize))
        {
            var traces = new List<JsonObject>();
            foreach (var id in part)
            {
                if (!run.Force && File.Exists(run.Folder.Trace(id, run.Format)))
                    counts.Skipped++;
                else if (await run.Server.FindAsync($"v1/private/traces/{id}", cancellationToken).ConfigureAwait(false) is { } trace)
                    traces.Add(trace);
                else
                    run.Report.Warn($"Trace {id} of the experiment was deleted and is left out.");
            }

            await writer.WriteAsync(traces, cancellationToken).ConfigureAwait(false);
            run.Report.Progress("Traces", counts.Done + counts.Skipped, wanted.Count);
        }
    }

    private static async Task<HashSet<string>> MatchingAsync(ExportRun run, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var request = new JsonObject { ["project_name"] = run.ProjectName, ["truncate"] = true, ["filters"] = JsonNode.Parse(OpikQuery.ForTraces(run.Filter).ToJson()!) };
        var (wanted, matching) = (ids.ToHashSet(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        await foreach (var trace in run.Server.StreamAsync("v1/private/traces/search", request, run.PageSize, null, cancellationToken).ConfigureAwait(false))
        {
            if (trace.Text("id") is { } id && wanted.Contains(id))
                matching.Add(id);
        }

        return matching;
    }
}
