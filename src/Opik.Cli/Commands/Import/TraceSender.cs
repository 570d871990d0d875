using System.Text.Json.Nodes;
using Opik.Cli.Commands.Transfer;

namespace Opik.Cli.Commands.Import;

/// <summary>Sends traces with everything that hangs on them. Sending the same again changes nothing.</summary>
internal sealed class TraceSender(ImportRun run)
{
    private const int MostSpans = 500;
    private readonly AttachmentImport attachments = new(run);

    /// <summary>Sends a batch; where the server refuses it, one trace after the other, so that only the culprit fails.</summary>
    public async Task SendAsync(IReadOnlyList<ImportedTrace> traces, CancellationToken cancellationToken)
    {
        var counts = run.Report.Of("Traces");
        run.Manifest!.AddTraces(traces.Select(trace => (trace.Data["trace"]!.AsObject().Text("id") ?? Path.GetFileNameWithoutExtension(trace.File), trace.Id)));
        try
        {
            await StoreAsync(traces, cancellationToken).ConfigureAwait(false);
            run.Manifest.Complete(traces.Select(trace => trace.File));
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
        await PutAsync(HttpMethod.Post, "v1/private/traces/batch", "traces", [.. traces.Select(trace => trace.Trace)], cancellationToken).ConfigureAwait(false);
        await PutAsync(HttpMethod.Post, "v1/private/spans/batch", "spans", [.. traces.SelectMany(trace => trace.Spans)], cancellationToken).ConfigureAwait(false);
        await PutAsync(HttpMethod.Put, "v1/private/traces/feedback-scores", "scores", [.. traces.SelectMany(trace => trace.TraceScores)], cancellationToken).ConfigureAwait(false);
        await PutAsync(HttpMethod.Put, "v1/private/spans/feedback-scores", "scores", [.. traces.SelectMany(trace => trace.SpanScores)], cancellationToken).ConfigureAwait(false);
        foreach (var (path, entity) in traces.SelectMany(trace => trace.Commented))
            await CommentAsync(path, entity, cancellationToken).ConfigureAwait(false);
        if (run.Attachments)
        {
            foreach (var trace in traces)
                await attachments.UploadAsync(trace, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task PutAsync(HttpMethod method, string path, string member, JsonObject[] items, CancellationToken cancellationToken)
    {
        foreach (var part in items.Chunk(MostSpans))
            await run.Server.SendAsync(method, path, new JsonObject { [member] = new JsonArray([.. part.Select(item => item.DeepClone())]) }, cancellationToken).ConfigureAwait(false);
    }

    // Comments have ids of the server's choice: those that an interrupted run has sent are known by their text.
    private async Task CommentAsync(string path, JsonObject entity, CancellationToken cancellationToken)
    {
        var there = await run.Server.GetAsync(path, cancellationToken).ConfigureAwait(false);
        var texts = there.Objects("comments").Select(comment => comment.Text("text")).ToList();
        foreach (var text in entity.Objects("comments").Select(comment => comment.Text("text")))
        {
            if (!texts.Remove(text))
                await run.Server.SendAsync(HttpMethod.Post, $"{path}/comments", new JsonObject { ["text"] = text }, cancellationToken).ConfigureAwait(false);
        }
    }
}
