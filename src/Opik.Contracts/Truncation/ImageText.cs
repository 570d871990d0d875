using System.Buffers;

namespace Opik.Contracts;

/// <summary>
/// Finds images inside JSON strings: <c>data:image/png;base64,iVBOR…</c> anywhere in a string, and strings that are
/// nothing but the base64 form of a JPEG, PNG, GIF, WebP or TIFF file.
/// </summary>
internal static class ImageText
{
    // A shorter run is a word that looks like one.
    private const int ShortestBareImage = 64;

    private static readonly SearchValues<byte> Base64 =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=-_"u8);

    // The first bytes of the file formats, in base64.
    private static readonly byte[][] Signatures =
        ["/9j/"u8.ToArray(), "\\/9j\\/"u8.ToArray(), "iVBORw0KGgo"u8.ToArray(), "R0lGOD"u8.ToArray(), "UklGR"u8.ToArray(), "SUkqA"u8.ToArray(), "TU0AK"u8.ToArray()];

    public static JsonText Replace(JsonText payload)
    {
        var source = payload.Utf8.Span;
        ArrayBufferWriter<byte>? output = null;
        var copied = 0;
        for (var at = 0; TryFind(source, at, out var start, out var end); at = end)
        {
            output ??= new ArrayBufferWriter<byte>(source.Length);
            output.Write(source[copied..start]);
            output.Write("[image]"u8);
            copied = end;
        }

        if (output is null)
            return payload;
        output.Write(source[copied..]);
        return new JsonText(output.WrittenMemory);
    }

    private static bool TryFind(ReadOnlySpan<byte> source, int from, out int start, out int end)
    {
        for (var at = from; at < source.Length; at++)
        {
            // An image begins a string, or follows "data:".
            var next = source[at..].IndexOfAny((byte)'"', (byte)':');
            if (next < 0)
                break;
            at += next;
            if (source[at] == ':' ? TryDataUri(source, at, from, out start, out end) : TryBare(source, at + 1, out start, out end))
                return true;
        }

        (start, end) = (0, 0);
        return false;
    }

    private static bool TryDataUri(ReadOnlySpan<byte> source, int colon, int from, out int start, out int end)
    {
        start = colon - 4;
        end = 0;
        if (start < from || !source[start..colon].SequenceEqual("data"u8))
            return false;
        var rest = source[(colon + 1)..];
        if (!rest.StartsWith("image/"u8) && !rest.StartsWith("image\\/"u8))
            return false;
        var comma = rest[..Math.Min(rest.Length, 128)].IndexOf(";base64,"u8);
        if (comma < 0 || rest[..comma].Contains((byte)'"'))
            return false;
        end = RunEnd(source, colon + 1 + comma + 8);
        return true;
    }

    private static bool TryBare(ReadOnlySpan<byte> source, int from, out int start, out int end)
    {
        (start, end) = (from, 0);
        foreach (var signature in Signatures)
        {
            if (!source[from..].StartsWith(signature))
                continue;
            end = RunEnd(source, from);
            return end - from >= ShortestBareImage && end < source.Length && source[end] == '"';
        }

        return false;
    }

    // Some writers escape the slash, and .NET's default encoder the plus sign.
    private static int RunEnd(ReadOnlySpan<byte> source, int at)
    {
        while (at < source.Length)
        {
            var run = source[at..].IndexOfAnyExcept(Base64);
            if (run < 0)
                return source.Length;
            at += run;
            if (source[at..].StartsWith("\\/"u8))
                at += 2;
            else if (source[at..].StartsWith("\\u002B"u8) || source[at..].StartsWith("\\u002b"u8))
                at += 6;
            else
                return at;
        }

        return at;
    }
}
