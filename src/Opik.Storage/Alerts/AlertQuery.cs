using Opik.Contracts;

namespace Opik.Storage;

/// <summary>A page of alerts.</summary>
/// <param name="ProjectId">Alerts that name this project, whole or in a trigger; null: all.</param>
/// <param name="Filters">Conditions on <see cref="FilterFields.Alerts"/>.</param>
/// <param name="Sort">Order by one of <see cref="SortFields.Alerts"/>; null: newest first.</param>
/// <param name="Page">Page, from 1.</param>
/// <param name="Size">Rows of a page.</param>
public sealed record AlertQuery(Guid? ProjectId, IReadOnlyList<FilterClause> Filters, SortClause? Sort, int Page, int Size)
{
    /// <summary>A part of them; null: all.</summary>
    public ListPart? Part { get; init; }
}
