using Opik.Contracts;

namespace Opik.Storage;

/// <summary>Reads of traces.</summary>
public interface ITraceReads
{
    /// <summary>One trace with everything; null when absent.</summary>
    Task<TraceView?> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken);

    /// <summary>One page.</summary>
    Task<Page<TraceView>> FindAsync(Scope scope, TraceQuery query, CancellationToken cancellationToken);

    /// <summary>Up to <see cref="TraceQuery.Size"/> rows below the cursor, id descending: the next piece of a stream.</summary>
    Task<IReadOnlyList<TraceView>> ReadAsync(Scope scope, TraceQuery query, CancellationToken cancellationToken);

    /// <summary>Ids of the first <paramref name="most"/> rows in the order of the query; pages and cursor do not count.</summary>
    Task<IReadOnlyList<Guid>> FindIdsAsync(Scope scope, TraceQuery query, int most, CancellationToken cancellationToken);

    /// <summary>Those of the ids that exist in the project, in their order, with what the query wants to be read.</summary>
    Task<IReadOnlyList<TraceView>> GetManyAsync(Scope scope, TraceQuery query, IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>The skeleton of a trace in columns; null when neither the trace nor a span of it exists.</summary>
    Task<TraceTree?> GetTreeAsync(Scope scope, Guid id, CancellationToken cancellationToken);

    /// <summary>
    /// Looks for a text, without case, in the trace and in every span of it: name, model, tags, error, input, output,
    /// metadata. The first <paramref name="snippets"/> hits carry words around the text. Null when neither the trace nor a span of it exists.
    /// </summary>
    Task<TextSearch?> SearchWithinAsync(Scope scope, Guid id, string text, int snippets, CancellationToken cancellationToken);

    /// <summary>Whether the project has a trace (of the source; with a thread).</summary>
    Task<bool> ExistsAsync(Scope scope, Guid projectId, EntitySource? source, bool threadOnly, CancellationToken cancellationToken);

    /// <summary>Project of each trace that exists.</summary>
    Task<IReadOnlyDictionary<Guid, Guid>> GetProjectsAsync(Scope scope, IReadOnlyList<Guid> ids, CancellationToken cancellationToken);
}
