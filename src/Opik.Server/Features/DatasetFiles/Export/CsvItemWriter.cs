using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;

namespace Opik.Server.Features.DatasetFiles.Export;

/// <summary>
/// Items as CSV (RFC 4180): one column per data field, in the order of first appearance; values that are no texts are
/// written as JSON. A field that would be taken for a formula by a spreadsheet is written as it is: files are data, and
/// an import must give back what was exported.
/// </summary>
internal sealed class CsvItemWriter(Stream target, IReadOnlyList<string> columns) : IAsyncDisposable
{
    private readonly CsvWriter _csv = new(new StreamWriter(target, new UTF8Encoding(false), 1 << 16, leaveOpen: true), CultureInfo.InvariantCulture);

    /// <summary>Writes the header.</summary>
    public async Task BeginAsync()
    {
        foreach (var column in columns)
            _csv.WriteField(column);
        await _csv.NextRecordAsync();
    }

    /// <summary>Writes one item.</summary>
    public async Task WriteAsync(JsonElement data)
    {
        foreach (var column in columns)
            _csv.WriteField(data.TryGetProperty(column, out var value) ? Text(value) : string.Empty);
        await _csv.NextRecordAsync();
    }

    public ValueTask DisposeAsync() => _csv.DisposeAsync();

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Null => string.Empty,
        _ => value.GetRawText(),
    };
}
