using Opik.Contracts;

namespace Opik.Storage;

/// <summary>One page of a comparison.</summary>
/// <param name="Page">The rows.</param>
/// <param name="Columns">Members of the data of the items.</param>
public sealed record Comparison(Page<ComparedItem> Page, IReadOnlyList<JsonColumn> Columns);
