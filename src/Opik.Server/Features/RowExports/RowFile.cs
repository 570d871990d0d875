using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using Opik.Server.Hosting.Json;

namespace Opik.Server.Features.RowExports;

/// <summary>
/// Writes rows to the answer as they come. A value that is no text is JSON in a CSV file; a text that a spreadsheet would take
/// for a formula is written as it is, as in exports of datasets: files are data.
/// </summary>
internal sealed class RowFile(Stream target, RowExportFormat format, IReadOnlyList<ExportColumn> columns) : IAsyncDisposable
{
    private const int FlushBytes = 64 * 1024;

    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = WireJson.MaxDepth };

    private readonly PooledBuffer _row = new();
    private readonly PooledBuffer _lines = new(FlushBytes);
    private readonly CsvWriter? _csv = format == RowExportFormat.Csv
        ? new CsvWriter(new StreamWriter(target, new UTF8Encoding(false), FlushBytes, leaveOpen: true), CultureInfo.InvariantCulture)
        : null;

    /// <summary>Writes the head.</summary>
    public async Task BeginAsync()
    {
        if (_csv is null)
            return;
        foreach (var column in columns)
            _csv.WriteField(column.Name);
        await _csv.NextRecordAsync();
    }

    /// <summary>Writes one row, whose members <paramref name="members"/> writes.</summary>
    public async Task WriteAsync(Action<Utf8JsonWriter> members, CancellationToken cancellationToken)
    {
        _row.Clear();
        using (var writer = new Utf8JsonWriter(_row, WireJson.Writer))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        if (_csv is not null)
        {
            using var row = JsonDocument.Parse(_row.WrittenMemory, Deep);
            foreach (var column in columns)
                _csv.WriteField(Text(column.Find(row.RootElement)));
            await _csv.NextRecordAsync();
            return;
        }

        AddLine();
        if (_lines.WrittenCount >= FlushBytes)
            await SendAsync(cancellationToken);
    }

    /// <summary>Sends what is left.</summary>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        if (_csv is not null)
            await _csv.FlushAsync();
        else
            await SendAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_csv is not null)
            await _csv.DisposeAsync();
        _row.Dispose();
        _lines.Dispose();
    }

    private void AddLine()
    {
        if (columns.Count == 0)
        {
            _row.WrittenSpan.CopyTo(_lines.GetSpan(_row.WrittenCount));
            _lines.Advance(_row.WrittenCount);
        }
        else
        {
            using var row = JsonDocument.Parse(_row.WrittenMemory, Deep);
            using var writer = new Utf8JsonWriter(_lines, WireJson.Writer);
            writer.WriteStartObject();
            foreach (var column in columns)
            {
                if (column.Find(row.RootElement) is not { ValueKind: not JsonValueKind.Undefined } value)
                    continue;
                writer.WritePropertyName(column.Name);
                writer.WriteRawValue(value.GetRawText(), skipInputValidation: true);
            }

            writer.WriteEndObject();
        }

        "\n"u8.CopyTo(_lines.GetSpan(1));
        _lines.Advance(1);
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        await target.WriteAsync(_lines.WrittenMemory, cancellationToken);
        _lines.Clear();
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => string.Empty,
        JsonValueKind.String => Opik.Contracts.JsonPath.Text(value),
        _ => value.GetRawText(),
    };
}
