using Opik.Contracts;

namespace Opik.Storage;

/// <summary>A page of rules.</summary>
/// <param name="ProjectId">Rules of this project; null: of all.</param>
/// <param name="IdPart">Text that the id contains; null: any.</param>
/// <param name="Name">Text that the name contains, without regard to case; null: any.</param>
/// <param name="Filters">Conditions on <see cref="FilterFields.Evaluators"/>.</param>
/// <param name="Sort">Order by one of <see cref="SortFields.Evaluators"/>; null: newest first.</param>
/// <param name="Page">Page, from 1.</param>
/// <param name="Size">Rows of a page.</param>
public sealed record OnlineRuleQuery(Guid? ProjectId, string? IdPart, string? Name, IReadOnlyList<FilterClause> Filters, SortClause? Sort, int Page, int Size)
{
    /// <summary>A part of them; null: all.</summary>
    public ListPart? Part { get; init; }
}
