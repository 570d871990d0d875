using Opik.Contracts;

namespace Opik.Storage;

/// <summary>Reads of threads.</summary>
public interface IThreadReads
{
    /// <summary>One thread; null when absent.</summary>
    Task<ThreadView?> GetAsync(Scope scope, Guid projectId, string threadId, CancellationToken cancellationToken);

    /// <summary>One thread by our own id; null when absent.</summary>
    Task<ThreadView?> GetByModelIdAsync(Scope scope, Guid modelId, CancellationToken cancellationToken);

    /// <summary>One page.</summary>
    Task<Page<ThreadView>> FindAsync(Scope scope, ThreadQuery query, CancellationToken cancellationToken);

    /// <summary>The next piece of a stream: model id descending, below the cursor.</summary>
    Task<IReadOnlyList<ThreadView>> ReadAsync(Scope scope, ThreadQuery query, CancellationToken cancellationToken);
}
