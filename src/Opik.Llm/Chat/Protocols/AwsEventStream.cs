using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Providers.Framing;

namespace Opik.Llm;

/// <summary>
/// Reads the binary event stream of Amazon Web Services: frames of a 12-byte prelude (length, length of the headers, checksum),
/// headers, a JSON payload and a checksum. <see href="https://smithy.io/2.0/aws/amazon-eventstream.html"/>
/// </summary>
internal static class AwsEventStream
{
    /// <summary>Type of an event that tells a failure.</summary>
    public const string Exception = "exception";

    private const int PreludeLength = 12;
    private const int ChecksumLength = 4;

    /// <summary>The documented limit of a frame is 24 MB.</summary>
    private const int MostFrameLength = 24 * 1024 * 1024;

    /// <summary>Type and payload of each event; exceptions are events too.</summary>
    /// <exception cref="ChatException">A frame is malformed, or its checksum wrong.</exception>
    public static async IAsyncEnumerable<(string Type, JsonObject Data)> ReadAsync(Stream body, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var prelude = new byte[PreludeLength];
        while (true)
        {
            var read = await body.ReadAtLeastAsync(prelude, PreludeLength, throwOnEndOfStream: false, cancellationToken);
            if (read == 0)
                yield break;
            if (read < PreludeLength)
                throw Broken();
            var frame = new byte[FrameLength(prelude)];
            prelude.CopyTo(frame, 0);
            if (await body.ReadAtLeastAsync(frame.AsMemory(PreludeLength), frame.Length - PreludeLength, throwOnEndOfStream: false, cancellationToken) < frame.Length - PreludeLength)
                throw Broken();
            yield return Read(frame);
        }
    }

    private static int FrameLength(byte[] prelude)
    {
        var length = BinaryPrimitives.ReadUInt32BigEndian(prelude);
        var headers = BinaryPrimitives.ReadUInt32BigEndian(prelude.AsSpan(4));
        if (Crc32.Of(prelude.AsSpan(0, 8)) != BinaryPrimitives.ReadUInt32BigEndian(prelude.AsSpan(8)) || length > MostFrameLength || length < PreludeLength + ChecksumLength + (long)headers)
            throw Malformed();
        return (int)length;
    }

    private static (string Type, JsonObject Data) Read(byte[] frame)
    {
        if (Crc32.Of(frame.AsSpan(0, frame.Length - ChecksumLength)) != BinaryPrimitives.ReadUInt32BigEndian(frame.AsSpan(frame.Length - ChecksumLength)))
            throw Malformed();
        var headerEnd = PreludeLength + (int)BinaryPrimitives.ReadUInt32BigEndian(frame.AsSpan(4));
        var headers = AmazonEventHeaders.Read(frame.AsSpan(PreludeLength, headerEnd - PreludeLength));
        var type = headers.MessageType is "exception" or "error" ? Exception : headers.EventType ?? string.Empty;
        var payload = frame.AsSpan(headerEnd, frame.Length - ChecksumLength - headerEnd);
        try
        {
            if (payload.IsEmpty)
                return (type, new JsonObject { ["message"] = headers.ErrorMessage ?? headers.ErrorType });
            return (type, JsonNode.Parse(payload) as JsonObject ?? throw new JsonException());
        }
        catch (JsonException malformed)
        {
            throw ChatException.Unreadable("The provider streams malformed JSON.", malformed);
        }
    }

    private static ChatException Broken() => ChatException.Unreadable("The provider broke off before the end of its answer.");

    private static ChatException Malformed() => ChatException.Unreadable("The provider streams malformed events.");
}
