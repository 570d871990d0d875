namespace Opik.Storage;

/// <summary>Traces or spans of some names.</summary>
/// <param name="ProjectId">The project.</param>
/// <param name="Entity">Traces or spans.</param>
/// <param name="Names">The names.</param>
/// <param name="From">Earliest time of the id, inclusive; null: from the beginning.</param>
/// <param name="To">Latest time of the id, inclusive; null: until now.</param>
public sealed record NameQuery(Guid ProjectId, KpiEntity Entity, IReadOnlyList<string> Names, DateTime? From, DateTime? To);
