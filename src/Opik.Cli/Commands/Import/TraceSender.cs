using Opik.Cli.Commands.Transfer;

namespace Opik.Cli.Commands.Import;

/// <summary>Sends traces with everything that hangs on them. Sending the same again changes nothing.</summary>
internal sealed class TraceSender(ImportRun run)
{
    private readonly TraceStore store = new(run.Server);
    private readonly AttachmentImport attachments = new(run);

    /// <summary>Sends a batch; where the server refuses it, one trace after the other, so that only the culprit fails.</summary>
    public async Task SendAsync(IReadOnlyList<ImportedTrace> traces, CancellationToken cancellationToken)
    {
        var counts = run.Report.Of("Traces");
        run.Manifest!.AddTraces(traces.Select(trace => (trace.Data["trace"]!.AsObject().Text("id") ?? Path.GetFileNameWithoutExtension(trace.File), trace.Id)));
        try
        {
            await StoreAsync(traces, cancellationToken).ConfigureAwait(false);
            run.Manifest!.Complete(traces.Select(trace => trace.File));
            counts.Done += traces.Count;
        }
        catch (OpikApiException) when (traces.Count > 1)
        {
            foreach (var trace in traces)
                await SendAsync([trace], cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is OpikApiException or IOException)
        {
            run.Fail(counts, traces[0].File, failure);
        }
    }

    private async Task StoreAsync(IReadOnlyList<ImportedTrace> traces, CancellationToken cancellationToken)
    {
        await store.StoreAsync(traces, cancellationToken).ConfigureAwait(false);
        if (!run.Attachments)
            return;
        foreach (var trace in traces)
            await attachments.UploadAsync(trace, cancellationToken).ConfigureAwait(false);
    }
}
