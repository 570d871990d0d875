namespace Opik.Storage.Sqlite;

/// <summary>What an item is sorted by: a number or a text.</summary>
/// <param name="Number">The number; null: a text.</param>
/// <param name="Text">The text.</param>
internal sealed record ItemSortKey(double? Number, string? Text) : IComparable<ItemSortKey>
{
    /// <inheritdoc />
    public int CompareTo(ItemSortKey? other)
    {
        if (other is null)
            return 1;
        if (Number is { } left)
            return other.Number is { } right ? left.CompareTo(right) : -1;
        return other.Number is null ? string.Compare(Text, other.Text, StringComparison.OrdinalIgnoreCase) : 1;
    }
}
