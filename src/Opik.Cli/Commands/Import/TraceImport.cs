using System.Text.Json.Nodes;
using Opik.Cli.Commands.Transfer;

namespace Opik.Cli.Commands.Import;

/// <summary>Imports trace files in the order of their ids, in batches.</summary>
internal static class TraceImport
{
    private const int MostTraces = 100;
    private const long MostBytes = 4_000_000;

    /// <summary>Imports what earlier runs have not.</summary>
    public static async Task RunAsync(ImportRun run, CancellationToken cancellationToken)
    {
        var counts = run.Report.Of("Traces");
        var files = ImportRun.Files(run.Folder.Root, "trace");
        var open = files.Where(file => !run.IsCompleted(file)).ToArray();
        counts.Skipped += files.Length - open.Length;
        if (run.IsDry)
        {
            counts.Done += open.Length;
            return;
        }

        var known = run.Manifest!.TraceIds();
        var (batch, bytes) = (new List<ImportedTrace>(), 0L);
        var sender = new TraceSender(run);
        foreach (var file in open)
        {
            try
            {
                var data = JsonFiles.Read(file);
                var source = (data["trace"] as JsonObject)?.Text("id") ?? Path.GetFileNameWithoutExtension(file);
                var isRepeated = known.TryGetValue(source, out var id);
                var trace = ImportedTrace.Of(file, data, isRepeated ? id : known[source] = run.Ids.Next(), run.ProjectName);
                batch.Add(trace);
                bytes += new FileInfo(file).Length;
            }
            catch (Exception damaged) when (damaged is InvalidDataException or IOException or UnauthorizedAccessException)
            {
                run.Fail(counts, file, damaged);
            }

            if (batch.Count >= MostTraces || bytes >= MostBytes)
                await FlushAsync().ConfigureAwait(false);
        }

        await FlushAsync().ConfigureAwait(false);

        async Task FlushAsync()
        {
            if (batch.Count > 0)
                await sender.SendAsync(batch, cancellationToken).ConfigureAwait(false);
            batch.Clear();
            bytes = 0;
            run.Report.Progress("Traces", counts.Done + counts.Failed, open.Length);
        }
    }
}
