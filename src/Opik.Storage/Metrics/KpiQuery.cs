using Opik.Contracts;

namespace Opik.Storage;

/// <summary>Asks for the KPI cards of a period.</summary>
/// <param name="ProjectId">The project.</param>
/// <param name="Entity">What is counted.</param>
/// <param name="Filters">Conditions on the entities.</param>
/// <param name="Start">First instant, UTC.</param>
/// <param name="End">Last instant, UTC; after <paramref name="Start"/>.</param>
public sealed record KpiQuery(Guid ProjectId, KpiEntity Entity, IReadOnlyList<FilterClause> Filters, DateTime Start, DateTime End);
