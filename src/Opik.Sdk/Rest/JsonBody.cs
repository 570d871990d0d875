using System.IO.Compression;
using System.Net.Http.Headers;

namespace Opik.Rest;

/// <summary>Body of a request: JSON, gzipped when that is on and the text is long enough to gain.</summary>
internal static class JsonBody
{
    /// <summary>Bodies shorter than this many bytes are sent plain.</summary>
    public const int CompressionThreshold = 256;

    private static readonly MediaTypeHeaderValue JsonType = new("application/json");

    /// <summary>A body.</summary>
    /// <param name="json">UTF-8 JSON.</param>
    /// <param name="level">Level of gzip, 0-9; null: plain.</param>
    public static HttpContent Create(ReadOnlyMemory<byte> json, int? level)
    {
        if (level is not { } wanted || json.Length < CompressionThreshold)
            return new ReadOnlyMemoryContent(json) { Headers = { ContentType = JsonType } };
        var packed = new MemoryStream(Math.Max(256, json.Length / 4));
        using (var gzip = new GZipStream(packed, new ZLibCompressionOptions { CompressionLevel = wanted }, leaveOpen: true))
            gzip.Write(json.Span);
        return new ReadOnlyMemoryContent(packed.GetBuffer().AsMemory(0, (int)packed.Length)) { Headers = { ContentType = JsonType, ContentEncoding = { "gzip" } } };
    }
}
