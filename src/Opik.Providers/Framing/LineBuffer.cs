using System.Buffers;

namespace Opik.Providers.Framing;

/// <summary>Lines out of pieces of bytes; a line longer than the limit is left out as a whole.</summary>
internal sealed class LineBuffer(int limit)
{
    private readonly ArrayBufferWriter<byte> begun = new(256);
    private bool skipping;

    /// <summary>Whether a line was too long.</summary>
    public bool HasSkipped { get; private set; }

    /// <summary>Takes one line from the front of <paramref name="bytes"/>; without its line end.</summary>
    /// <returns>False: the line goes on in the next bytes.</returns>
    public bool TryRead(ref ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> line)
    {
        line = default;
        while (bytes.IndexOf((byte)'\n') is var end and >= 0)
        {
            var rest = bytes[..end];
            bytes = bytes[(end + 1)..];
            if (!Add(rest))
            {
                Clear();
                continue;
            }

            line = Trim(begun.WrittenSpan);
            // The span stays valid: clearing the count does not touch the bytes until the next call.
            begun.ResetWrittenCount();
            return true;
        }

        Add(bytes);
        bytes = default;
        return false;
    }

    /// <summary>What stands after the last line end.</summary>
    public ReadOnlySpan<byte> Rest => skipping ? default : Trim(begun.WrittenSpan);

    private bool Add(ReadOnlySpan<byte> bytes)
    {
        if (skipping || bytes.Length > limit - begun.WrittenCount)
        {
            skipping = true;
            return false;
        }

        begun.Write(bytes);
        return true;
    }

    private void Clear()
    {
        HasSkipped = true;
        skipping = false;
        begun.ResetWrittenCount();
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> line) => line is [.., (byte)'\r'] ? line[..^1] : line;
}
