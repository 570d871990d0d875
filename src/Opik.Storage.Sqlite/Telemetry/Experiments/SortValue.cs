using System.Globalization;
using System.Text.Json;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>What a row of a comparison is sorted by: numbers before texts, nothing last. Of several runs numbers are averaged, of texts the least counts.</summary>
internal readonly record struct SortValue(double Sum, int Count, string? Text)
{
    /// <summary>A number; nothing for null.</summary>
    public static SortValue Of(double? number) => number is { } value ? new SortValue(value, 1, null) : default;

    /// <summary>A text; nothing for null.</summary>
    public static SortValue Of(string? text) => new(0, 0, text);

    /// <summary>The value in a column.</summary>
    public static SortValue Of(SqliteStatement row, int column) => row.IsNumber(column) ? Of(row.Double(column)) : Of(row.Text(column));

    /// <summary>The value at a path of JSON; nothing when there is none.</summary>
    public static SortValue Of(JsonText? json, JsonPath path)
    {
        if (json is not { IsEmpty: false } text)
            return default;
        using var document = JsonDocument.Parse(text.Utf8, new JsonDocumentOptions { MaxDepth = 1024 });
        if (!path.TryFind(document.RootElement, out var value) || value.ValueKind == JsonValueKind.Null)
            return default;
        return value.ValueKind == JsonValueKind.Number ? Of(value.GetDouble()) : Of(JsonPath.Text(value));
    }

    /// <summary>The value of both.</summary>
    public SortValue With(SortValue other) => new(
        Sum + other.Sum,
        Count + other.Count,
        Text is null ? other.Text : other.Text is null || Compare(Text, other.Text) <= 0 ? Text : other.Text);

    /// <summary>Order of two values.</summary>
    public int CompareTo(SortValue other, bool descending)
    {
        if (Rank != other.Rank)
            return Rank.CompareTo(other.Rank);
        var order = Count > 0 ? (Sum / Count).CompareTo(other.Sum / other.Count) : Text is null ? 0 : Compare(Text, other.Text!);
        return descending ? -order : order;
    }

    private int Rank => Count > 0 ? 0 : Text is not null ? 1 : 2;

    private static int Compare(string left, string right) => string.Compare(left, right, CultureInfo.InvariantCulture, CompareOptions.OrdinalIgnoreCase);
}
