using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;

namespace Opik.Datasets;

/// <content>Items from and to texts and files.</content>
public sealed partial class Dataset
{
    /// <summary>Inserts the objects of a JSON array. Python: <c>insert_from_json</c>.</summary>
    /// <param name="json"><c>[{"question":"…"},…]</c>; <c>id</c>, <c>description</c>, … are members of the item, all else is data.</param>
    /// <param name="how">Renaming and more; null: as it is.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ArgumentException">It is no array of objects, or an id in it is no UUID; nothing was inserted.</exception>
    public Task InsertFromJsonAsync(string json, ItemImport? how = null, CancellationToken cancellationToken = default)
    {
        how ??= new ItemImport();
        return InsertAsync(ReadItems(json, how), how.Deduplication, how.Threads, cancellationToken);
    }

    /// <summary>The items of a JSON array, all of them or none.</summary>
    internal static IReadOnlyList<DatasetItem> ReadItems(string json, ItemImport how)
    {
        JsonArray? array;
        try
        {
            array = JsonNode.Parse(json) as JsonArray;
        }
        catch (JsonException malformed)
        {
            throw new ArgumentException($"The text is no JSON: {malformed.Message}", nameof(json), malformed);
        }

        if (array is null)
            throw new ArgumentException("The text is no JSON array.", nameof(json));
        return [.. array.Select((item, position) => ItemContent.Read(item as JsonObject ?? throw new ArgumentException($"Item {position} is no JSON object.", nameof(json)), how.Keys, how.Ignored, $"Item {position}"))];
    }

    /// <summary>Inserts the objects of a file, one in each line, without holding the file in memory. Python: <c>read_jsonl_from_file</c>.</summary>
    /// <exception cref="ArgumentException">A line is malformed; the message names it. Nothing was inserted unless <see cref="ItemImport.ValidateBeforeUpload"/> is off.</exception>
    /// <exception cref="IOException">The file cannot be read, or was changed while it was read.</exception>
    public async Task InsertFromJsonlFileAsync(string path, ItemImport? how = null, CancellationToken cancellationToken = default)
    {
        how ??= new ItemImport();
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 64 * 1024, FileOptions.Asynchronous);
        (long Length, DateTime Written)? state = null;
        if (how.ValidateBeforeUpload && !file.CanSeek)
            LogOnePass(client.Logger, path);
        else if (how.ValidateBeforeUpload)
            state = await JsonLines.CheckAsync(file, how, cancellationToken).ConfigureAwait(false);
        await InsertAsync(UnchangedAsync(file, how, state, cancellationToken), how.Deduplication, how.Threads, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Inserts the rows of a comma-separated file whose first row names the columns. Python: <c>insert_from_pandas</c>.</summary>
    /// <remarks>Cells of a column are numbers or booleans when all of them are; missing cells are left out.</remarks>
    /// <exception cref="ArgumentException">The file is malformed; the message says where.</exception>
    public async Task InsertFromCsvFileAsync(string path, ItemImport? how = null, CancellationToken cancellationToken = default)
    {
        how ??= new ItemImport();
        if (how.ValidateBeforeUpload)
        {
            foreach (var item in CsvItems.Read(path, how))
                cancellationToken.ThrowIfCancellationRequested();
        }

        await InsertAsync(CsvItems.Read(path, how), how.Deduplication, how.Threads, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The data of all items as a JSON array. Python: <c>to_json</c>.</summary>
    /// <param name="keys">New names by old name; null: all as they are.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<string> ToJsonAsync(IReadOnlyDictionary<string, string>? keys = null, CancellationToken cancellationToken = default)
    {
        var array = new JsonArray();
        foreach (var item in await GetItemsAsync(cancellationToken: cancellationToken).ConfigureAwait(false))
            array.Add((JsonNode)new JsonObject(item.Data.Select(member => KeyValuePair.Create(keys?.GetValueOrDefault(member.Key) ?? member.Key, member.Value?.DeepClone()))));
        return array.ToJsonString();
    }

    private static async IAsyncEnumerable<DatasetItem> UnchangedAsync(FileStream file, ItemImport how, (long Length, DateTime Written)? state, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in JsonLines.ReadAsync(file, how, cancellationToken).ConfigureAwait(false))
            yield return item;
        if (state is not null && JsonLines.StateOf(file) != state)
            throw new IOException($"The file '{file.Name}' was changed while it was uploaded. What was read is stored; insert it again.");
    }

    [LoggerMessage(1403, LogLevel.Warning, "'{Path}' can be read only once, so it is uploaded without being checked first.")]
    private static partial void LogOnePass(ILogger logger, string path);
}
