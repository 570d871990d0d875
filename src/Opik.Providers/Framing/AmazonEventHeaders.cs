using System.Buffers.Binary;
using System.Text;

namespace Opik.Providers.Framing;

/// <summary>
/// The headers of one message that matter here. Each header: length of the name 1, name, type 1, value; texts (type 7) and
/// bytes (6) with a length of 2 before them.
/// </summary>
internal readonly record struct AmazonEventHeaders(string? MessageType, string? EventType, string? ErrorType, string? ErrorMessage)
{
    public static AmazonEventHeaders Read(ReadOnlySpan<byte> bytes)
    {
        var headers = default(AmazonEventHeaders);
        while (TryReadOne(ref bytes, out var name, out var value))
        {
            headers = name switch
            {
                ":message-type" => headers with { MessageType = value },
                ":event-type" => headers with { EventType = value },
                ":exception-type" or ":error-code" => headers with { ErrorType = value },
                ":error-message" => headers with { ErrorMessage = value },
                _ => headers,
            };
        }

        return headers;
    }

    private static bool TryReadOne(ref ReadOnlySpan<byte> bytes, out string name, out string? value)
    {
        (name, value) = (string.Empty, null);
        if (bytes.IsEmpty || bytes.Length < bytes[0] + 2)
            return false;
        name = Encoding.UTF8.GetString(bytes.Slice(1, bytes[0]));
        var type = bytes[bytes[0] + 1];
        bytes = bytes[(bytes[0] + 2)..];
        var length = Length(type, bytes);
        if (length < 0 || length > bytes.Length)
            return false;
        if (type == 7)
            value = Encoding.UTF8.GetString(bytes[2..length]);
        bytes = bytes[length..];
        return true;
    }

    // Bytes of a value by its type: true, false, byte, short, int, long, bytes, text, timestamp, uuid.
    private static int Length(byte type, ReadOnlySpan<byte> bytes) => type switch
    {
        0 or 1 => 0,
        2 => 1,
        3 => 2,
        4 => 4,
        5 or 8 => 8,
        6 or 7 => bytes.Length < 2 ? -1 : 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes),
        9 => 16,
        _ => -1,
    };
}
