using Opik.Contracts;

namespace Opik.Storage;

/// <summary>Reads of spans.</summary>
public interface ISpanReads
{
    /// <summary>One span with everything; null when absent.</summary>
    Task<SpanView?> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken);

    /// <summary>One page.</summary>
    Task<Page<SpanView>> FindAsync(Scope scope, SpanQuery query, CancellationToken cancellationToken);

    /// <summary>Up to <see cref="SpanQuery.Size"/> rows below the cursor, id descending: the next piece of a stream.</summary>
    Task<IReadOnlyList<SpanView>> ReadAsync(Scope scope, SpanQuery query, CancellationToken cancellationToken);

    /// <summary>Ids of the first <paramref name="most"/> rows in the order of the query; pages and cursor do not count.</summary>
    Task<IReadOnlyList<Guid>> FindIdsAsync(Scope scope, SpanQuery query, int most, CancellationToken cancellationToken);

    /// <summary>Those of the ids that exist in the project, in their order, with what the query wants to be read.</summary>
    Task<IReadOnlyList<SpanView>> GetManyAsync(Scope scope, SpanQuery query, IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>Whether the project has a span (of the source).</summary>
    Task<bool> ExistsAsync(Scope scope, Guid projectId, EntitySource? source, CancellationToken cancellationToken);

    /// <summary>Distinct usage keys of the projects (null: all), sorted.</summary>
    Task<IReadOnlyList<string>> GetUsageNamesAsync(Scope scope, IReadOnlyList<Guid>? projectIds, CancellationToken cancellationToken);
}
