using Opik.Contracts;
using Opik.Storage;

namespace Opik.Server.Features.Attachments.Stripping;

/// <summary>Span writes that store files found in payloads as attachments first.</summary>
internal sealed class ExtractingSpanWrites(ISpanWrites inner, AttachmentExtraction extraction) : ISpanWrites
{
    public async Task CreateAsync(Scope scope, Span span, CancellationToken cancellationToken) =>
        await inner.CreateAsync(scope, await ExtractAsync(scope, span, cancellationToken), cancellationToken);

    public async Task UpsertAsync(Scope scope, IReadOnlyList<Span> spans, CancellationToken cancellationToken)
    {
        if (spans.Any(static span => AttachmentExtraction.MayHoldFiles(span.Input, span.Output, span.Metadata)))
        {
            var extracted = new Span[spans.Count];
            for (var i = 0; i < extracted.Length; i++)
                extracted[i] = await ExtractAsync(scope, spans[i], cancellationToken);
            spans = extracted;
        }

        await inner.UpsertAsync(scope, spans, cancellationToken);
    }

    public async Task PatchAsync(Scope scope, Guid id, SpanPatch patch, CancellationToken cancellationToken)
    {
        if (patch.ProjectId is { } projectId && AttachmentExtraction.MayHoldFiles(patch.Input, patch.Output, patch.Metadata))
        {
            var (input, output, metadata) = await extraction.ExtractAsync(scope, ScoredEntity.Span, id, projectId, patch.Input, patch.Output, patch.Metadata, cancellationToken);
            patch = patch with { Input = input, Output = output, Metadata = metadata };
        }

        await inner.PatchAsync(scope, id, patch, cancellationToken);
    }

    public Task PatchManyAsync(Scope scope, IReadOnlyList<Guid> ids, SpanPatch patch, bool mergeTags, CancellationToken cancellationToken) =>
        inner.PatchManyAsync(scope, ids, patch, mergeTags, cancellationToken);

    public Task DeleteAsync(Scope scope, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        inner.DeleteAsync(scope, ids, cancellationToken);

    private async ValueTask<Span> ExtractAsync(Scope scope, Span span, CancellationToken cancellationToken)
    {
        if (!AttachmentExtraction.MayHoldFiles(span.Input, span.Output, span.Metadata))
            return span;
        var (input, output, metadata) = await extraction.ExtractAsync(scope, ScoredEntity.Span, span.Id, span.ProjectId, span.Input, span.Output, span.Metadata, cancellationToken);
        return span with { Input = input, Output = output, Metadata = metadata };
    }
}
