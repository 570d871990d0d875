using System.Text;

namespace Opik.Cli.Commands.Export;

/// <summary>Tables by RFC 4180. Rows may differ in their columns: the table has all of them, in the order they first appear.</summary>
internal static class CsvTable
{
    /// <summary>Writes a table whole.</summary>
    public static void Write(string path, IReadOnlyList<IReadOnlyDictionary<string, string>> rows)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var columns = rows.SelectMany(row => row.Keys).Distinct(StringComparer.Ordinal).ToArray();
        var temporary = path + ".part";
        using (var writer = new StreamWriter(temporary, append: false, new UTF8Encoding(false)) { NewLine = "\r\n" })
        {
            writer.WriteLine(string.Join(',', columns.Select(Field)));
            foreach (var row in rows)
                writer.WriteLine(string.Join(',', columns.Select(column => Field(row.GetValueOrDefault(column, "")))));
        }

        File.Move(temporary, path, overwrite: true);
    }

    private static string Field(string value) =>
        value.AsSpan().ContainsAny(",\"\r\n") ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
}
