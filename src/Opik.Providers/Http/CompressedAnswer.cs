using System.IO.Compression;
using Opik.Providers.ModelCalls;

namespace Opik.Providers.Http;

/// <summary>An answer that the caller unpacks itself: kept as it is and unpacked at the end.</summary>
internal sealed class CompressedAnswer(IAnswerReader inner, string encoding, int limit) : IAnswerReader
{
    private readonly BoundedBytes body = new(limit);

    public bool IsComplete => false;

    public bool HasToken => false;

    public bool IsCut => body.IsCut || inner.IsCut;

    public int Unreadable { get; private set; }

    public bool ReadsInPart => inner.ReadsInPart;

    public void Push(ReadOnlySpan<byte> bytes) => body.Add(bytes);

    public void Complete(ModelCall call)
    {
        try
        {
            Unpack();
        }
        catch (InvalidDataException)
        {
            // Also what an answer looks like that was not read to the end.
            Unreadable++;
        }

        inner.Complete(call);
        Unreadable += inner.Unreadable;
    }

    // The readers behind bound what they keep, so a bomb costs time only, and at most a hundred times the limit.
    private void Unpack()
    {
        using var packed = new MemoryStream(body.Written.ToArray(), writable: false);
        using Stream plain = encoding switch
        {
            "gzip" or "x-gzip" => new GZipStream(packed, CompressionMode.Decompress),
            "br" => new BrotliStream(packed, CompressionMode.Decompress),
            _ => new ZLibStream(packed, CompressionMode.Decompress),
        };
        var buffer = new byte[16 * 1024];
        var left = 100L * limit;
        while (left > 0 && plain.Read(buffer) is var count and > 0)
        {
            inner.Push(buffer.AsSpan(0, count));
            left -= count;
        }
    }
}
