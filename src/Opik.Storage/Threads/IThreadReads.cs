using Opik.Contracts;

namespace Opik.Storage;

/// <summary>Reads of threads.</summary>
public interface IThreadReads
{
    /// <summary>One thread; null when absent.</summary>
    Task<ThreadView?> GetAsync(Scope scope, Guid projectId, string threadId, CancellationToken cancellationToken);

    /// <summary>One thread by our own id; null when absent.</summary>
    Task<ThreadView?> GetByModelIdAsync(Scope scope, Guid modelId, CancellationToken cancellationToken);

    /// <summary>Those of the projects that have threads.</summary>
    Task<IReadOnlySet<Guid>> HavingAsync(Scope scope, IReadOnlyCollection<Guid> projectIds, CancellationToken cancellationToken);

    /// <summary>One page.</summary>
    Task<Page<ThreadView>> FindAsync(Scope scope, ThreadQuery query, CancellationToken cancellationToken);

    /// <summary>The next piece of a stream: model id descending, below the cursor.</summary>
    Task<IReadOnlyList<ThreadView>> ReadAsync(Scope scope, ThreadQuery query, CancellationToken cancellationToken);

    /// <summary>Every turn of a thread without payloads, by start, at most <paramref name="most"/> and then the latest; empty when there is no such thread.</summary>
    Task<IReadOnlyList<ThreadTurn>> GetTurnsAsync(Scope scope, Guid projectId, string threadId, int most, CancellationToken cancellationToken);

    /// <summary>Looks for a text in the traces of a thread; see <see cref="ITraceReads.SearchWithinAsync"/>.</summary>
    Task<TextSearch> SearchTurnsAsync(Scope scope, Guid projectId, string threadId, string text, int snippets, CancellationToken cancellationToken);

    /// <summary>Model ids of the first <paramref name="most"/> rows in the order of the query; pages and cursor do not count.</summary>
    Task<IReadOnlyList<Guid>> FindIdsAsync(Scope scope, ThreadQuery query, int most, CancellationToken cancellationToken);

    /// <summary>Those of the model ids that exist in the project, in their order, with what the query wants to be read.</summary>
    Task<IReadOnlyList<ThreadView>> GetManyAsync(Scope scope, ThreadQuery query, IReadOnlyList<Guid> ids, CancellationToken cancellationToken);
}
