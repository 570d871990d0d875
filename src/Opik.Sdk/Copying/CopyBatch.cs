using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Opik.Copying;

/// <summary>Gathers items into requests of at most 1,000 items and about 4 MB.</summary>
internal sealed class CopyBatch<T>(OpikClient client, HttpMethod method, string path, string member, JsonTypeInfo<T> type)
{
    private const int MostItems = 1_000;
    private const int MostBytes = 4 * 1024 * 1024;
    private readonly ArrayBufferWriter<byte> items = new();
    private int count;

    /// <summary>Items sent and stored.</summary>
    public long Sent { get; private set; }

    /// <summary>Takes an item, and sends what is full.</summary>
    public async Task AddAsync(T item, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(item, type);
        if (count == MostItems || (count > 0 && items.WrittenCount + json.Length > MostBytes))
            await FlushAsync(cancellationToken).ConfigureAwait(false);
        if (count++ > 0)
            items.Write(","u8);
        items.Write(json);
    }

    /// <summary>Sends the rest.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (count == 0)
            return;
        byte[] body = [.. "{\""u8, .. System.Text.Encoding.ASCII.GetBytes(member), .. "\":["u8, .. items.WrittenSpan, .. "]}"u8];
        (await client.Rest.SendAsync(method, path, body, cancellationToken: cancellationToken).ConfigureAwait(false)).EnsureSuccess();
        Sent += count;
        count = 0;
        items.ResetWrittenCount();
    }
}
