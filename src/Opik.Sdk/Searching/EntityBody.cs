using System.Buffers;
using System.Text.Json;
using Opik.Delivery;

namespace Opik.Searching;

/// <summary>A queued kind of write as the body of a request of its own.</summary>
internal static class EntityBody
{
    /// <summary>The JSON of <paramref name="item"/>.</summary>
    public static ReadOnlyMemory<byte> Of(DeliveryItem item)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer))
            item.WriteTo(writer);
        return buffer.WrittenMemory;
    }
}
