using System.Buffers;

namespace Opik.Providers.Http;

/// <summary>Bytes up to a limit; beyond it nothing is kept at all, because half a JSON value is none.</summary>
internal sealed class BoundedBytes(int limit)
{
    private ArrayBufferWriter<byte>? kept;

    public bool IsCut { get; private set; }

    public ReadOnlySpan<byte> Written => kept is null ? default : kept.WrittenSpan;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        if (IsCut || bytes.IsEmpty)
            return;
        kept ??= new ArrayBufferWriter<byte>(Math.Min(bytes.Length, limit));
        if (bytes.Length > limit - kept.WrittenCount)
        {
            IsCut = true;
            kept = null;
            return;
        }

        kept.Write(bytes);
    }
}
