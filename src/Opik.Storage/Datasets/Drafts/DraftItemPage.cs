using Opik.Contracts;

namespace Opik.Storage;

/// <summary>A page of items with a draft over them.</summary>
/// <param name="Items">The page.</param>
/// <param name="Columns">Members of the maps and the kinds of their values.</param>
public sealed record DraftItemPage(Page<DraftItem> Items, IReadOnlyList<JsonColumn> Columns);
