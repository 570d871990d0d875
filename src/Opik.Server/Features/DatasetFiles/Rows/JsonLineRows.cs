using System.Runtime.CompilerServices;
using System.Text.Json;
using Opik.Server.Hosting.Json;

namespace Opik.Server.Features.DatasetFiles.Rows;

/// <summary>Rows of a JSON Lines file: one object a line; blank lines are passed over.</summary>
internal static class JsonLineRows
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = WireJson.MaxDepth };

    public static async IAsyncEnumerable<ImportedItem> ReadAsync(Stream file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var lines = new LineReader(file, FileRows.MaxRowLength);
        for (var number = 1L; await lines.NextAsync(cancellationToken) is { } line; number++)
        {
            if (line.Span.Trim(" \t\r"u8).IsEmpty)
                continue;
            using var document = Parse(line, number);
            yield return JsonRow.Read(document.RootElement, $"Line {number}");
        }
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> line, long number)
    {
        try
        {
            return JsonDocument.Parse(line, Options);
        }
        catch (JsonException broken)
        {
            throw new FileRowException($"Line {number} is not JSON.", broken);
        }
    }
}
