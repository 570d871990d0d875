using Opik.Contracts;

namespace Opik.Storage;

/// <summary>Writes of threads. Rows appear when a trace with a thread id is written; every task completes after the commit.</summary>
public interface IThreadWrites
{
    /// <summary>Marks inactive; returns those that were active. <see cref="EntityNotFoundException"/> when one is unknown.</summary>
    Task<IReadOnlyList<ClosedThread>> CloseAsync(Scope scope, Guid projectId, IReadOnlyList<string> threadIds, CancellationToken cancellationToken);

    /// <summary>Marks active; makes rows for unknown ones.</summary>
    Task OpenAsync(Scope scope, Guid projectId, IReadOnlyList<string> threadIds, CancellationToken cancellationToken);

    /// <summary>Model ids of the threads, made where absent.</summary>
    Task<IReadOnlyDictionary<string, Guid>> EnsureAsync(Scope scope, Guid projectId, IReadOnlyList<string> threadIds, CancellationToken cancellationToken);

    /// <summary>Changes the tags of one thread; false when it is unknown.</summary>
    Task<bool> PatchTagsAsync(Scope scope, Guid modelId, TagsPatch patch, CancellationToken cancellationToken);

    /// <summary>Changes the tags of existing threads.</summary>
    Task PatchTagsManyAsync(Scope scope, IReadOnlyList<Guid> modelIds, TagsPatch patch, CancellationToken cancellationToken);

    /// <summary>Deletes threads with their traces, scores and comments.</summary>
    Task DeleteAsync(Scope scope, Guid projectId, IReadOnlyList<string> threadIds, CancellationToken cancellationToken);

    /// <summary>Marks active threads of the workspace inactive whose last activity is older; returns them (at most <paramref name="limit"/>).</summary>
    Task<IReadOnlyList<ClosedThread>> CloseInactiveAsync(Guid workspaceId, DateTime lastActivityBefore, int limit, CancellationToken cancellationToken);
}
