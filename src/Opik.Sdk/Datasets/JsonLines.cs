using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Opik.Datasets;

/// <summary>Items of a file with one JSON object in each line, read line by line.</summary>
internal static class JsonLines
{
    /// <summary>Reads the items; blank lines are passed over.</summary>
    /// <exception cref="ArgumentException">A line is no JSON object, or an id in it no UUID; the message names the line.</exception>
    public static async IAsyncEnumerable<DatasetItem> ReadAsync(Stream file, ItemImport how, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(file, leaveOpen: true);
        for (var number = 1; await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line; number++)
        {
            if (!string.IsNullOrWhiteSpace(line))
                yield return ItemContent.Read(Parse(line, number), how.Keys, how.Ignored, $"Line {number}");
        }
    }

    /// <summary>Reads everything once for its errors. The result tells whether the file is still the same later.</summary>
    public static async Task<(long Length, DateTime Written)> CheckAsync(FileStream file, ItemImport how, CancellationToken cancellationToken)
    {
        var state = StateOf(file);
        var position = 0L;
        await foreach (var item in ReadAsync(file, how, cancellationToken).ConfigureAwait(false))
            ItemWriter.Write(item, Guid.Empty, position++);
        file.Position = 0;
        return state;
    }

    /// <summary>Size and time of the file.</summary>
    public static (long Length, DateTime Written) StateOf(FileStream file) => (file.Length, File.GetLastWriteTimeUtc(file.SafeFileHandle));

    private static JsonObject Parse(string line, int number)
    {
        try
        {
            return JsonNode.Parse(line) as JsonObject ?? throw new ArgumentException($"Line {number} is no JSON object.", nameof(line));
        }
        catch (JsonException malformed)
        {
            throw new ArgumentException($"Line {number} is no JSON: {malformed.Message}", nameof(line), malformed);
        }
    }
}
