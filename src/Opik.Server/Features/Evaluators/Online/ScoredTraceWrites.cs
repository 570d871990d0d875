using Opik.Contracts;
using Opik.Storage;

namespace Opik.Server.Features.Evaluators.Online;

/// <summary>Trace writes that leave traces which have ended to the rules of their project.</summary>
internal sealed class ScoredTraceWrites(ITraceWrites inner, OnlineScoring scoring) : ITraceWrites
{
    public async Task CreateAsync(Scope scope, Trace trace, CancellationToken cancellationToken)
    {
        await inner.CreateAsync(scope, trace, cancellationToken);
        if (trace.EndTime is not null)
            await scoring.TracesAsync(scope, [trace]);
    }

    public async Task UpsertAsync(Scope scope, IReadOnlyList<Trace> traces, CancellationToken cancellationToken)
    {
        await inner.UpsertAsync(scope, traces, cancellationToken);
        await scoring.TracesAsync(scope, traces);
    }

    public async Task PatchAsync(Scope scope, Guid id, TracePatch patch, CancellationToken cancellationToken)
    {
        await inner.PatchAsync(scope, id, patch, cancellationToken);
        if (patch.EndTime is not null)
            await scoring.EndedAsync(scope, ScoredEntity.Trace, [id], patch.ProjectId);
    }

    public async Task PatchManyAsync(Scope scope, IReadOnlyList<Guid> ids, TracePatch patch, bool mergeTags, CancellationToken cancellationToken)
    {
        await inner.PatchManyAsync(scope, ids, patch, mergeTags, cancellationToken);
        if (patch.EndTime is not null)
            await scoring.EndedAsync(scope, ScoredEntity.Trace, ids, projectId: null);
    }

    public Task DeleteAsync(Scope scope, IReadOnlyList<Guid> ids, Guid? projectId, CancellationToken cancellationToken) => inner.DeleteAsync(scope, ids, projectId, cancellationToken);
}
