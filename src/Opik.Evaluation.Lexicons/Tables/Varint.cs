namespace Opik.Evaluation.Lexicons.Tables;

/// <summary>A number in groups of seven bits, the lowest first; a set high bit says that more follow.</summary>
internal static class Varint
{
    /// <summary>Reads a number and goes behind it.</summary>
    public static int Read(ref ReadOnlySpan<byte> bytes)
    {
        var (number, shift, at) = (0, 0, 0);
        for (; bytes[at] > 127; at++, shift += 7)
            number |= (bytes[at] & 127) << shift;
        number |= bytes[at] << shift;
        bytes = bytes[(at + 1)..];
        return number;
    }
}
