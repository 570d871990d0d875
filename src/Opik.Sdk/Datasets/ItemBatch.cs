using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Opik.Datasets;

/// <summary>Collects items until a request is full: 1,000 items or 5 MiB of the whole body.</summary>
/// <param name="datasetName">Dataset.</param>
/// <param name="projectName">Its project.</param>
/// <param name="group">Id that makes all requests of one insert one version.</param>
internal sealed class ItemBatch(string datasetName, string? projectName, Guid group)
{
    public const int MostItems = 1_000;
    public const int MostBytes = 5 * 1024 * 1024;

    private readonly byte[] head = Encoding.UTF8.GetBytes($"{{\"dataset_name\":{Text(datasetName)},\"project_name\":{Text(projectName)},\"batch_group_id\":\"{group}\",\"items\":[");
    private readonly List<ReadOnlyMemory<byte>> items = [];
    private long size;

    /// <summary>Adds an item and gives the body that was full before it; null: none was. An item above the limit goes alone.</summary>
    public ReadOnlyMemory<byte>? Add(ReadOnlyMemory<byte> item)
    {
        var full = items.Count == MostItems || (items.Count > 0 && head.Length + size + item.Length + 3 > MostBytes) ? Take() : null;
        items.Add(item);
        // The comma.
        size += item.Length + 1;
        return full;
    }

    /// <summary>The body of what is collected; null: nothing is.</summary>
    public ReadOnlyMemory<byte>? Take()
    {
        if (items.Count == 0)
            return null;
        var body = new ArrayBufferWriter<byte>(checked((int)(head.Length + size + 2)));
        body.Write(head);
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
                body.Write(","u8);
            body.Write(items[i].Span);
        }

        body.Write("]}"u8);
        items.Clear();
        size = 0;
        return body.WrittenMemory;
    }

    private static string Text(string? value) => value is null ? "null" : $"\"{JsonEncodedText.Encode(value)}\"";
}
