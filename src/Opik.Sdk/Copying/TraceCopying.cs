using Opik.Searching;
using Opik.Tracing;

namespace Opik.Copying;

/// <summary>Copies the traces of a project, with new ids, into another one.</summary>
internal sealed class TraceCopying(OpikClient client, string source, string destination)
{
    private readonly Dictionary<Guid, Guid> traceIds = [];
    private readonly Dictionary<Guid, Guid> spanIds = [];
    private readonly DateTime start = client.Clock.GetUtcNow().UtcDateTime;
    private readonly CopyBatch<CopiedTrace> traces = new(client, HttpMethod.Post, "v1/private/traces/batch", "traces", CopyingJson.Default.CopiedTrace);
    private readonly CopyBatch<CopiedSpan> spans = new(client, HttpMethod.Post, "v1/private/spans/batch", "spans", CopyingJson.Default.CopiedSpan);
    private readonly CopyBatch<CopiedScore> traceScores = new(client, HttpMethod.Put, "v1/private/traces/feedback-scores", "scores", CopyingJson.Default.CopiedScore);
    private readonly CopyBatch<CopiedScore> spanScores = new(client, HttpMethod.Put, "v1/private/spans/feedback-scores", "scores", CopyingJson.Default.CopiedScore);

    /// <summary>Ids of the traces that were copied.</summary>
    public IReadOnlyCollection<Guid> Originals => traceIds.Keys;

    /// <summary>Copies.</summary>
    public async Task<CopyResult> RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var trace in client.Traces.StreamAsync(new TraceSearch { ProjectName = source, MaxResults = null, Truncate = false }, cancellationToken).ConfigureAwait(false))
        {
            var id = NewId(traceIds, trace.Id);
            await traces.AddAsync(new CopiedTrace(id, destination, trace), cancellationToken).ConfigureAwait(false);
            await AddScoresAsync(traceScores, id, trace, cancellationToken).ConfigureAwait(false);
        }

        await foreach (var span in client.Spans.StreamAsync(new SpanSearch { ProjectName = source, MaxResults = null, Truncate = false }, cancellationToken).ConfigureAwait(false))
        {
            // A trace that came after its search was begun is left for the next copy.
            if (!traceIds.TryGetValue(span.TraceId, out var traceId))
                continue;
            var id = NewId(spanIds, span.Id);
            var parent = span.ParentSpanId is { } known ? NewId(spanIds, known) : (Guid?)null;
            await spans.AddAsync(new CopiedSpan(id, destination, traceId, parent, span), cancellationToken).ConfigureAwait(false);
            await AddScoresAsync(spanScores, id, span, cancellationToken).ConfigureAwait(false);
        }

        // Scores last: they belong to what is stored.
        await traces.FlushAsync(cancellationToken).ConfigureAwait(false);
        await spans.FlushAsync(cancellationToken).ConfigureAwait(false);
        await traceScores.FlushAsync(cancellationToken).ConfigureAwait(false);
        await spanScores.FlushAsync(cancellationToken).ConfigureAwait(false);
        return new CopyResult(traces.Sent, spans.Sent, traceScores.Sent + spanScores.Sent);
    }

    // Searches go from new to old, and servers refuse ids of long ago: ids go back from now, one millisecond each.
    private Guid NewId(Dictionary<Guid, Guid> ids, Guid original)
    {
        if (!ids.TryGetValue(original, out var id))
            ids[original] = id = EntityIds.New(start.AddMilliseconds(-ids.Count));
        return id;
    }

    private async Task AddScoresAsync(CopyBatch<CopiedScore> batch, Guid id, EntityRecord original, CancellationToken cancellationToken)
    {
        foreach (var score in original.FeedbackScores)
            await batch.AddAsync(new CopiedScore(id, destination, score.Name, (double)score.Value, score.Reason, score.CategoryName), cancellationToken).ConfigureAwait(false);
    }
}
