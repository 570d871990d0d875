using Opik.Contracts;
using Opik.Storage;

namespace Opik.Server.Features.Evaluators.Online;

/// <summary>Span writes that leave spans which have ended to the rules of their project.</summary>
internal sealed class ScoredSpanWrites(ISpanWrites inner, OnlineScoring scoring) : ISpanWrites
{
    public async Task CreateAsync(Scope scope, Span span, CancellationToken cancellationToken)
    {
        await inner.CreateAsync(scope, span, cancellationToken);
        if (span.EndTime is not null)
            await scoring.SpansAsync(scope, [span]);
    }

    public async Task UpsertAsync(Scope scope, IReadOnlyList<Span> spans, CancellationToken cancellationToken)
    {
        await inner.UpsertAsync(scope, spans, cancellationToken);
        await scoring.SpansAsync(scope, spans);
    }

    public async Task PatchAsync(Scope scope, Guid id, SpanPatch patch, CancellationToken cancellationToken)
    {
        await inner.PatchAsync(scope, id, patch, cancellationToken);
        if (patch.EndTime is not null)
            await scoring.EndedAsync(scope, ScoredEntity.Span, [id], patch.ProjectId);
    }

    public async Task PatchManyAsync(Scope scope, IReadOnlyList<Guid> ids, SpanPatch patch, bool mergeTags, CancellationToken cancellationToken)
    {
        await inner.PatchManyAsync(scope, ids, patch, mergeTags, cancellationToken);
        if (patch.EndTime is not null)
            await scoring.EndedAsync(scope, ScoredEntity.Span, ids, projectId: null);
    }

    public Task DeleteAsync(Scope scope, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) => inner.DeleteAsync(scope, ids, cancellationToken);
}
