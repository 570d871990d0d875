using Opik.Contracts;

namespace Opik.Storage;

/// <summary>What a list of versions shows; masks never.</summary>
/// <param name="PromptId">The prompt.</param>
/// <param name="Search">Part of the template or of the change description, without regard to case; null: all.</param>
/// <param name="Filters">Conditions on <see cref="FilterFields.PromptVersions"/>.</param>
/// <param name="Sort">Order; null: newest first.</param>
/// <param name="Page">From 1.</param>
/// <param name="Size">Rows of a page.</param>
public sealed record PromptVersionQuery(Guid PromptId, string? Search, IReadOnlyList<FilterClause> Filters, SortClause? Sort, int Page, int Size);
