using System.Globalization;
using System.Text.Json.Nodes;

namespace Opik.Datasets;

/// <summary>
/// Items of a comma-separated file whose first row names the columns. A column whose cells are all whole numbers gives numbers,
/// likewise numbers and booleans; everything else is text. Missing cells give no member.
/// </summary>
internal static class CsvItems
{
    private enum Kind
    {
        Whole,
        Number,
        Boolean,
        Text,
    }

    /// <summary>Reads the items. The file is read twice: first for what its columns hold.</summary>
    public static IEnumerable<DatasetItem> Read(string path, ItemImport how)
    {
        var kinds = KindsOf(path);
        using var reader = new StreamReader(path);
        using var rows = CsvRows.Read(reader).GetEnumerator();
        if (!rows.MoveNext())
            yield break;
        var names = rows.Current;
        for (var number = 1; rows.MoveNext(); number++)
        {
            if (rows.Current.Count > names.Count)
                throw new ArgumentException($"Row {number} has {rows.Current.Count} cells but there are {names.Count} columns.", nameof(path));
            var content = new JsonObject();
            for (var i = 0; i < rows.Current.Count; i++)
            {
                if (rows.Current[i].Length > 0)
                    content[names[i]] = Value(rows.Current[i], kinds[i]);
            }

            yield return ItemContent.Read(content, how.Keys, how.Ignored, $"Row {number}");
        }
    }

    private static Kind[] KindsOf(string path)
    {
        using var reader = new StreamReader(path);
        using var rows = CsvRows.Read(reader).GetEnumerator();
        if (!rows.MoveNext())
            return [];
        var kinds = new Kind?[rows.Current.Count];
        while (rows.MoveNext())
        {
            for (var i = 0; i < Math.Min(kinds.Length, rows.Current.Count); i++)
            {
                if (rows.Current[i].Length > 0)
                    kinds[i] = Join(kinds[i], KindOf(rows.Current[i]));
            }
        }

        return Array.ConvertAll(kinds, kind => kind ?? Kind.Text);
    }

    private static Kind Join(Kind? known, Kind seen) => (known, seen) switch
    {
        (null, _) => seen,
        var (one, other) when one == other => seen,
        (Kind.Whole or Kind.Number, Kind.Whole or Kind.Number) => Kind.Number,
        _ => Kind.Text,
    };

    private static Kind KindOf(string cell)
    {
        // 007 is a name, not a number.
        var padded = cell.TrimStart('-') is ['0', not '.', ..];
        if (!padded && long.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
            return Kind.Whole;
        if (!padded && double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            return Kind.Number;
        return cell is "True" or "False" or "true" or "false" or "TRUE" or "FALSE" ? Kind.Boolean : Kind.Text;
    }

    private static JsonNode Value(string cell, Kind kind) => kind switch
    {
        Kind.Whole => JsonValue.Create(long.Parse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)),
        Kind.Number => JsonValue.Create(double.Parse(cell, NumberStyles.Float, CultureInfo.InvariantCulture)),
        Kind.Boolean => JsonValue.Create(bool.Parse(cell)),
        _ => JsonValue.Create(cell)!,
    };
}
