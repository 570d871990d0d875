using Opik.Contracts;
using Opik.Server.Features.OpenTelemetry.Mapping;
using Opik.OpenTelemetry.Mapping.Model;
using Opik.Server.Features.Ingest;
using Opik.Storage;

namespace Opik.Server.Features.OpenTelemetry;

/// <summary>Stores the spans of a request, however they came. All writes can be repeated: an exporter that tries again does no harm.</summary>
internal sealed class OtlpIngest(
    IProjects projects,
    IOtelTraceIds traceIds,
    IEnvironmentNames environments,
    ITraceWrites traces,
    ISpanWrites spans,
    IFeedbackScores scores,
    UsageLineage lineage,
    TimeProvider clock)
{
    // A commit shares the writer with everybody else: a huge request takes several turns.
    private const int SpansPerWrite = 2_000;

    private static readonly SpanPatch NoUsage = new() { Usage = new Dictionary<string, long>() };

    /// <summary>Stores; completes when everything is on disk.</summary>
    /// <exception cref="StoreUnavailableException">The store takes no writes now; the request is to be sent again.</exception>
    public async Task<OtlpReceipt> StoreAsync(Scope scope, OtlpTarget target, IReadOnlyList<OtlpSpanGroup> groups, CancellationToken cancellationToken)
    {
        var export = new OtlpExport(groups, clock.GetUtcNow());
        if (export.Spans.Count > 0)
            await WriteTargets.StoreAsync(() => StoreAsync(scope, target, export, cancellationToken));
        return new OtlpReceipt(export.Rejected, export.RejectedBecause);
    }

    private async Task StoreAsync(Scope scope, OtlpTarget target, OtlpExport export, CancellationToken cancellationToken)
    {
        var project = await projects.ResolveAsync(scope, target.ProjectName, cancellationToken);
        var proposed = export.Earliest.ToDictionary(entry => entry.Key, entry => OtlpTraceIdentity.TraceId(entry.Key, entry.Value));
        var ids = await traceIds.ResolveAsync(scope, project, proposed, cancellationToken);
        var destination = new OtlpDestination(project, ids) { ParentTraceId = target.TraceId, ParentSpanId = target.ParentSpanId };
        await StoreAsync(scope, OtlpMapper.Map(export, destination), cancellationToken);
    }

    private async Task StoreAsync(Scope scope, OtlpEntities entities, CancellationToken cancellationToken)
    {
        var names = entities.Spans.Select(span => span.Environment).OfType<string>().ToHashSet(StringComparer.Ordinal);
        if (names.Count > 0)
            await environments.EnsureAsync(scope, names, cancellationToken);
        var settled = lineage.Settle(entities.Spans, out var repeated);
        // Enqueued together, so that they share a commit. When one fails the request is sent again, which repeats the others.
        var writes = settled.Chunk(SpansPerWrite).Select(chunk => spans.UpsertAsync(scope, chunk, cancellationToken)).ToList();
        if (entities.Traces.Count > 0)
            writes.Add(traces.UpsertAsync(scope, entities.Traces, cancellationToken));
        if (repeated.Count > 0)
            writes.Add(spans.PatchManyAsync(scope, repeated, NoUsage, mergeTags: false, cancellationToken));
        if (entities.SpanScores.Count > 0)
            writes.Add(scores.PutAsync(scope, ScoredEntity.Span, entities.SpanScores, cancellationToken));
        if (entities.TraceScores.Count > 0)
            writes.Add(scores.PutAsync(scope, ScoredEntity.Trace, entities.TraceScores, cancellationToken));
        await Task.WhenAll(writes);
    }
}
