using Opik.Contracts;

namespace Opik.Storage;

/// <summary>One page of a comparison.</summary>
/// <param name="Page">The rows.</param>
/// <param name="Columns">Members of the data of the items.</param>
/// <param name="Counts">Items by what became of them; null unless the query has <see cref="ComparisonQuery.Changes"/>.</param>
public sealed record Comparison(Page<ComparedItem> Page, IReadOnlyList<JsonColumn> Columns, ChangeCounts? Counts = null);
