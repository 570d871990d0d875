using System.Collections.Concurrent;
using Opik.Datasets;
using Xunit;

namespace Opik.Xunit.Source;

/// <summary>A row of a theory that remembers its item: xUnit hands on traits of a row, but not the row.</summary>
internal sealed class DatasetRow : TheoryDataRowBase
{
    /// <summary>Trait with the id of the item; tests can be chosen by it.</summary>
    public const string ItemTrait = "Opik.DatasetItem";

    // By item: two theories over a dataset share its items, and a row says the same in both.
    private static readonly ConcurrentDictionary<string, DatasetRow> Rows = new(StringComparer.Ordinal);
    private readonly object?[] _arguments;

    public DatasetRow(DatasetSource source, DatasetItem item, object?[] arguments, int place)
    {
        (Source, Item, _arguments) = (source, item, arguments);
        var id = (item.Id ?? throw new InvalidOperationException("An item that was read has an id.")).ToString("D");
        Traits[ItemTrait] = [id];
        Rows[id] = this;
        if (Array.Exists(arguments, argument => argument is DatasetItem))
            Label = $"item {place + 1}";
    }

    public DatasetSource Source { get; }

    public DatasetItem Item { get; }

    /// <summary>The row behind a test; null: its data come from elsewhere.</summary>
    public static DatasetRow? Of(IReadOnlyDictionary<string, IReadOnlyCollection<string>> traits) =>
        traits.TryGetValue(ItemTrait, out var ids) && ids.FirstOrDefault() is { } id ? Rows.GetValueOrDefault(id) : null;

    /// <inheritdoc/>
    protected override object?[] GetData() => _arguments;
}
