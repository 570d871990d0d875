using System.Runtime.CompilerServices;
using System.Text.Json;
using Opik.Server.Hosting.Json;

namespace Opik.Server.Features.DatasetFiles.Rows;

/// <summary>Rows of a JSON file: one array of objects, read element by element.</summary>
internal static class JsonArrayRows
{
    private static readonly JsonSerializerOptions Options = new() { MaxDepth = WireJson.MaxDepth };

    public static async IAsyncEnumerable<FileRow> ReadAsync(Stream file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var number = 0L;
        await using var elements = JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(file, Options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(elements, number))
            yield return JsonRow.Read(elements.Current, ++number);
    }

    private static async Task<bool> NextAsync(IAsyncEnumerator<JsonElement> elements, long number)
    {
        try
        {
            return await elements.MoveNextAsync();
        }
        catch (JsonException broken)
        {
            throw new FileRowException($"Near element {number + 1} (line {broken.LineNumber + 1}): the file must be a JSON array of objects.", broken);
        }
    }
}
