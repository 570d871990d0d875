using Opik.Contracts;

namespace Opik.Storage;

/// <summary>What a list of prompts shows.</summary>
/// <param name="ProjectId">Prompts of this project; null: all of the workspace.</param>
/// <param name="Name">Part of the name, without regard to case; null: all.</param>
/// <param name="Filters">Conditions on <see cref="FilterFields.Prompts"/>.</param>
/// <param name="Sort">Order; null: newest first.</param>
/// <param name="Page">From 1.</param>
/// <param name="Size">Rows of a page.</param>
public sealed record PromptQuery(Guid? ProjectId, string? Name, IReadOnlyList<FilterClause> Filters, SortClause? Sort, int Page, int Size)
{
    /// <summary>A part of them; null: all.</summary>
    public ListPart? Part { get; init; }
}
