using Opik.Contracts;

namespace Opik.Storage;

/// <summary>A page of items, and the names that their maps have.</summary>
/// <param name="Items">The page.</param>
/// <param name="Columns">Members of the maps of this page and the kinds of JSON value they hold, in order of appearance.</param>
public sealed record DatasetItemPage(Page<DatasetItem> Items, IReadOnlyList<DatasetColumn> Columns);
