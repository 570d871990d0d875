using Opik.Contracts;
using Opik.Storage;

namespace Opik.Server.Features.Attachments.Stripping;

/// <summary>Trace writes that store files found in payloads as attachments first.</summary>
internal sealed class ExtractingTraceWrites(ITraceWrites inner, AttachmentExtraction extraction) : ITraceWrites
{
    public async Task CreateAsync(Scope scope, Trace trace, CancellationToken cancellationToken) =>
        await inner.CreateAsync(scope, await ExtractAsync(scope, trace, cancellationToken), cancellationToken);

    public async Task UpsertAsync(Scope scope, IReadOnlyList<Trace> traces, CancellationToken cancellationToken)
    {
        if (traces.Any(static trace => AttachmentExtraction.MayHoldFiles(trace.Input, trace.Output, trace.Metadata)))
        {
            var extracted = new Trace[traces.Count];
            for (var i = 0; i < extracted.Length; i++)
                extracted[i] = await ExtractAsync(scope, traces[i], cancellationToken);
            traces = extracted;
        }

        await inner.UpsertAsync(scope, traces, cancellationToken);
    }

    public async Task PatchAsync(Scope scope, Guid id, TracePatch patch, CancellationToken cancellationToken)
    {
        if (patch.ProjectId is { } projectId && AttachmentExtraction.MayHoldFiles(patch.Input, patch.Output, patch.Metadata))
        {
            var (input, output, metadata) = await extraction.ExtractAsync(scope, ScoredEntity.Trace, id, projectId, patch.Input, patch.Output, patch.Metadata, cancellationToken);
            patch = patch with { Input = input, Output = output, Metadata = metadata };
        }

        await inner.PatchAsync(scope, id, patch, cancellationToken);
    }

    public Task PatchManyAsync(Scope scope, IReadOnlyList<Guid> ids, TracePatch patch, bool mergeTags, CancellationToken cancellationToken) =>
        inner.PatchManyAsync(scope, ids, patch, mergeTags, cancellationToken);

    public Task DeleteAsync(Scope scope, IReadOnlyList<Guid> ids, Guid? projectId, CancellationToken cancellationToken) =>
        inner.DeleteAsync(scope, ids, projectId, cancellationToken);

    private async ValueTask<Trace> ExtractAsync(Scope scope, Trace trace, CancellationToken cancellationToken)
    {
        if (!AttachmentExtraction.MayHoldFiles(trace.Input, trace.Output, trace.Metadata))
            return trace;
        var (input, output, metadata) = await extraction.ExtractAsync(scope, ScoredEntity.Trace, trace.Id, trace.ProjectId, trace.Input, trace.Output, trace.Metadata, cancellationToken);
        return trace with { Input = input, Output = output, Metadata = metadata };
    }
}
