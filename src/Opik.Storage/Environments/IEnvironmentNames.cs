namespace Opik.Storage;

/// <summary>Makes environments known that ingested traces and spans name.</summary>
public interface IEnvironmentNames
{
    /// <summary>Creates those that are unknown, as far as the limit of 100 allows; remembered in memory, so that ingest does not pay for it.</summary>
    ValueTask EnsureAsync(Scope scope, IReadOnlyCollection<string> names, CancellationToken cancellationToken);
}
