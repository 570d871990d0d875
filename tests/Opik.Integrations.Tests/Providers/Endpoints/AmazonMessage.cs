using System.Buffers.Binary;
using System.Text;

namespace Opik.Integrations.Tests.Providers.Endpoints;

/// <summary>Writes messages of <c>application/vnd.amazon.eventstream</c> byte by byte after the specification, independent of the reader under test.</summary>
internal static class AmazonMessage
{
    public static byte[] Event(string type, string json) =>
        Write(json, (":event-type", type), (":content-type", "application/json"), (":message-type", "event"));

    public static byte[] Exception(string type, string json) =>
        Write(json, (":exception-type", type), (":content-type", "application/json"), (":message-type", "exception"));

    /// <summary>An event of an invocation: the bytes of the model's JSON as base64.</summary>
    public static (string Type, string Json) Chunk(string json) =>
        ("chunk", $$"""{"bytes":"{{Convert.ToBase64String(Encoding.UTF8.GetBytes(json))}}","p":"abcdefgh"}""");

    private static byte[] Write(string json, params (string Name, string Value)[] headers)
    {
        var header = new MemoryStream();
        foreach (var (name, value) in headers)
        {
            header.WriteByte((byte)name.Length);
            header.Write(Encoding.ASCII.GetBytes(name));
            header.WriteByte(7);
            header.Write([(byte)(value.Length >> 8), (byte)value.Length]);
            header.Write(Encoding.ASCII.GetBytes(value));
        }

        var payload = Encoding.UTF8.GetBytes(json);
        var message = new byte[12 + header.Length + payload.Length + 4];
        BinaryPrimitives.WriteInt32BigEndian(message, message.Length);
        BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(4), (int)header.Length);
        BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(8), Crc(message.AsSpan(0, 8)));
        header.ToArray().CopyTo(message, 12);
        payload.CopyTo(message, 12 + header.Length);
        BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(message.Length - 4), Crc(message.AsSpan(0, message.Length - 4)));
        return message;
    }

    // Bit by bit, as the polynomial division is defined.
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320u);
        }

        return ~crc;
    }
}
