namespace Opik.Storage;

/// <summary>Numbers over what a list shows. Page, size, order and cursor of the queries are ignored.</summary>
public interface IStats
{
    /// <summary>Traces that the query finds.</summary>
    Task<EntityStats> TracesAsync(Scope scope, TraceQuery query, CancellationToken cancellationToken);

    /// <summary>Spans that the query finds.</summary>
    Task<EntityStats> SpansAsync(Scope scope, SpanQuery query, CancellationToken cancellationToken);

    /// <summary>Threads that the query finds.</summary>
    Task<EntityStats> ThreadsAsync(Scope scope, ThreadQuery query, CancellationToken cancellationToken);
}
