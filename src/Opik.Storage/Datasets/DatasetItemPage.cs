using Opik.Contracts;

namespace Opik.Storage;

/// <summary>A page of items, and the names that the maps of the version have.</summary>
/// <param name="Items">The page.</param>
/// <param name="Columns">Members of the maps and the kinds of their values, from the newest items of the version and the page.</param>
public sealed record DatasetItemPage(Page<DatasetItem> Items, IReadOnlyList<JsonColumn> Columns);
