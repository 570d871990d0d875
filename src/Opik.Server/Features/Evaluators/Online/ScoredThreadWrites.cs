using Opik.Storage;

namespace Opik.Server.Features.Evaluators.Online;

/// <summary>Thread writes that leave threads which have become inactive to the rules of their project.</summary>
internal sealed class ScoredThreadWrites(IThreadWrites inner, OnlineScoring scoring) : IThreadWrites
{
    public async Task<IReadOnlyList<ClosedThread>> CloseAsync(Scope scope, Guid projectId, IReadOnlyList<string> threadIds, CancellationToken cancellationToken)
    {
        var closed = await inner.CloseAsync(scope, projectId, threadIds, cancellationToken);
        await scoring.ClosedAsync(scope, closed);
        return closed;
    }

    public async Task<IReadOnlyList<ClosedThread>> CloseInactiveAsync(Guid workspaceId, DateTime lastActivityBefore, int limit, CancellationToken cancellationToken)
    {
        var closed = await inner.CloseInactiveAsync(workspaceId, lastActivityBefore, limit, cancellationToken);
        await scoring.ClosedAsync(new Scope(workspaceId, Scope.Default.UserName), closed);
        return closed;
    }

    public Task OpenAsync(Scope scope, Guid projectId, IReadOnlyList<string> threadIds, CancellationToken cancellationToken) => inner.OpenAsync(scope, projectId, threadIds, cancellationToken);

    public Task<IReadOnlyDictionary<string, Guid>> EnsureAsync(Scope scope, Guid projectId, IReadOnlyList<string> threadIds, CancellationToken cancellationToken) =>
        inner.EnsureAsync(scope, projectId, threadIds, cancellationToken);

    public Task<bool> PatchTagsAsync(Scope scope, Guid modelId, TagsPatch patch, CancellationToken cancellationToken) => inner.PatchTagsAsync(scope, modelId, patch, cancellationToken);

    public Task PatchTagsManyAsync(Scope scope, IReadOnlyList<Guid> modelIds, TagsPatch patch, CancellationToken cancellationToken) => inner.PatchTagsManyAsync(scope, modelIds, patch, cancellationToken);

    public Task DeleteAsync(Scope scope, Guid projectId, IReadOnlyList<string> threadIds, CancellationToken cancellationToken) => inner.DeleteAsync(scope, projectId, threadIds, cancellationToken);
}
