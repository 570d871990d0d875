using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Opik.Server.Hosting.Json;

namespace Opik.Server.Features.DatasetFiles.Rows;

/// <summary>Rows of a JSON Lines file: one object a line; blank lines are passed over.</summary>
internal static class JsonLineRows
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = WireJson.MaxDepth };

    public static async IAsyncEnumerable<FileRow> ReadAsync(Stream file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var lines = new LineReader(file, FileRows.MaxRowLength);
        for (var number = 1L; await lines.NextAsync(cancellationToken) is { } line; number++)
        {
            if (line.Span.Trim(" \t\r"u8).IsEmpty)
                continue;
            yield return Read(line, number);
        }
    }

    private static FileRow Read(ReadOnlyMemory<byte> line, long number)
    {
        try
        {
            using var document = JsonDocument.Parse(line, Options);
            return JsonRow.Read(document.RootElement, number);
        }
        catch (JsonException broken)
        {
            var place = broken.BytePositionInLine is { } at ? $" (byte {at + 1})" : string.Empty;
            return FileRow.Rejected(number, $"This is not JSON{place}.", Encoding.UTF8.GetString(line.Span[..Math.Min(line.Length, 4 * FileRow.MaxText)]));
        }
    }
}
