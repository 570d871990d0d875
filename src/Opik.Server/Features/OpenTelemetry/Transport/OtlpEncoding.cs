using Microsoft.Net.Http.Headers;
using Opik.OpenTelemetry.Mapping.Model;
using Opik.Server.Features.OpenTelemetry.Wire;

namespace Opik.Server.Features.OpenTelemetry.Transport;

/// <summary>One of the two encodings of OTLP over HTTP.</summary>
internal sealed class OtlpEncoding
{
    public static readonly OtlpEncoding Protobuf = new("application/x-protobuf", OtlpProtobuf.Read, OtlpAnswers.ToProtobuf);

    public static readonly OtlpEncoding Json = new("application/json", OtlpJson.Read, OtlpAnswers.ToJson);

    private OtlpEncoding(string contentType, Func<ReadOnlyMemory<byte>, IReadOnlyList<OtlpSpanGroup>> read, Func<OtlpReceipt, byte[]> write)
    {
        ContentType = contentType;
        Read = read;
        Write = write;
    }

    /// <summary>Content type of answers.</summary>
    public string ContentType { get; }

    /// <summary>Reads a request; throws <see cref="OtlpFormatException"/>.</summary>
    public Func<ReadOnlyMemory<byte>, IReadOnlyList<OtlpSpanGroup>> Read { get; }

    /// <summary>Writes the answer.</summary>
    public Func<OtlpReceipt, byte[]> Write { get; }

    /// <summary>The encoding of a content type; null for any other.</summary>
    public static OtlpEncoding? Of(string? contentType)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type))
            return null;
        var name = type.MediaType.Value?.ToLowerInvariant();
        return name switch
        {
            "application/x-protobuf" or "application/protobuf" => Protobuf,
            "application/json" => Json,
            _ => null,
        };
    }
}
