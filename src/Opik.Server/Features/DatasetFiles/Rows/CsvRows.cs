using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using Opik.Contracts;
using Opik.Server.Hosting.Json;

namespace Opik.Server.Features.DatasetFiles.Rows;

/// <summary>Rows of a CSV file (RFC 4180): the first line names the fields, every value is a text.</summary>
internal static class CsvRows
{
    public static async IAsyncEnumerable<FileRow> ReadAsync(Stream file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var text = new StreamReader(file, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);
        var misquoted = false;
        var format = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            MaxFieldSize = FileRows.MaxRowLength,
            // Spreadsheets write short lines where the last cells are empty.
            MissingFieldFound = null,
            BadDataFound = _ => misquoted = true,
            IgnoreBlankLines = true,
        };
        using var csv = new CsvReader(text, format);
        var names = await ReadHeaderAsync(csv);
        if (misquoted)
            throw new FileRowException("A quote stands in the middle of a name in the first line.");
        var buffer = new ArrayBufferWriter<byte>(1024);
        while (await ReadRowAsync(csv))
        {
            cancellationToken.ThrowIfCancellationRequested();
            buffer.Clear();
            Write(buffer, csv, names);
            var problem = misquoted ? "A quote stands in the middle of a field."
                : csv.Parser.Count > names.Length ? $"It has {csv.Parser.Count} fields, the first line names {names.Length}."
                : null;
            misquoted = false;
            yield return problem is null
                ? FileRow.Of(csv.Parser.RawRow, new ImportedItem(new JsonText(buffer.WrittenSpan.ToArray())))
                : FileRow.Rejected(csv.Parser.RawRow, problem, csv.Parser.RawRecord.TrimEnd());
        }
    }

    private static async Task<string[]> ReadHeaderAsync(CsvReader csv)
    {
        if (!await ReadRowAsync(csv))
            throw new FileRowException("The file is empty: its first line must name the fields.");
        var names = Enumerable.Range(0, csv.Parser.Count).Select(field => csv.Parser[field].Trim()).ToArray();
        if (Array.FindIndex(names, string.IsNullOrEmpty) is >= 0 and var blank)
            throw new FileRowException($"Field {blank + 1} of the first line has no name.");
        return names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? throw new FileRowException($"The first line names '{twice.Key}' more than once.")
            : names;
    }

    private static async Task<bool> ReadRowAsync(CsvReader csv)
    {
        try
        {
            return await csv.ReadAsync();
        }
        catch (DecoderFallbackException broken)
        {
            throw new FileRowException($"Near line {csv.Parser.RawRow + 1}: the file is not UTF-8.", broken);
        }
        catch (CsvHelperException broken)
        {
            throw new FileRowException($"Near line {csv.Parser.RawRow}: {broken.Message.Split('\n')[0].TrimEnd()}", broken);
        }
    }

    private static void Write(ArrayBufferWriter<byte> buffer, CsvReader csv, string[] names)
    {
        using var writer = new Utf8JsonWriter(buffer, WireJson.Writer);
        writer.WriteStartObject();
        for (var field = 0; field < Math.Min(names.Length, csv.Parser.Count); field++)
            writer.WriteString(names[field], csv.Parser[field]);
        writer.WriteEndObject();
    }
}
