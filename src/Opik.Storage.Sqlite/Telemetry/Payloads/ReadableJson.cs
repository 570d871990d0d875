using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>
/// JSON text as substring search needs it: <c>\uXXXX</c> escapes of printable characters become the characters
/// themselves, because Python writes <c>"\u00fc"</c> and .NET writes <c>"\u0027"</c> where people look for ü and '.
/// Quotes, backslashes, control characters and lone surrogates stay escaped; everything else stays byte for byte.
/// </summary>
internal static class ReadableJson
{
    /// <summary>The same JSON value without needless escapes; the text itself when there are none.</summary>
    public static JsonText Of(JsonText text)
    {
        var source = text.Utf8.Span;
        var first = source.IndexOf("\\u"u8);
        return first < 0 ? text : new JsonText(Rewrite(source));
    }

    private static byte[] Rewrite(ReadOnlySpan<byte> source)
    {
        var target = ArrayPool<byte>.Shared.Rent(source.Length);
        try
        {
            var written = 0;
            for (var next = 0; next < source.Length;)
            {
                var run = source[next..].IndexOf((byte)'\\');
                if (run < 0)
                    run = source.Length - next;
                source.Slice(next, run).CopyTo(target.AsSpan(written));
                written += run;
                next += run;
                if (next < source.Length)
                    Escape(source, ref next, target, ref written);
            }

            return target.AsSpan(0, written).ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(target);
        }
    }

    private static void Escape(ReadOnlySpan<byte> source, ref int next, byte[] target, ref int written)
    {
        // A character never takes more bytes in UTF-8 than its escape did, so the target is long enough.
        if (TryReadUnit(source, next, out var unit))
        {
            if (IsPrintable(unit, out var rune))
            {
                written += rune.EncodeToUtf8(target.AsSpan(written));
                next += 6;
                return;
            }

            if (char.IsHighSurrogate(unit) && TryReadUnit(source, next + 6, out var low) && Rune.TryCreate(unit, low, out rune))
            {
                written += rune.EncodeToUtf8(target.AsSpan(written));
                next += 12;
                return;
            }
        }

        // Any other escape: both characters, so that the second backslash of "\\u0041" does not begin one.
        var length = Math.Min(2, source.Length - next);
        source.Slice(next, length).CopyTo(target.AsSpan(written));
        written += length;
        next += length;
    }

    private static bool TryReadUnit(ReadOnlySpan<byte> source, int position, out char unit)
    {
        unit = default;
        if (position + 6 > source.Length || source[position] != '\\' || source[position + 1] != 'u')
            return false;
        if (!Utf8Parser.TryParse(source.Slice(position + 2, 4), out ushort value, out var read, 'X') || read != 4)
            return false;
        unit = (char)value;
        return true;
    }

    private static bool IsPrintable(char unit, out Rune rune)
    {
        if (!Rune.TryCreate(unit, out rune) || unit is '"' or '\\')
            return false;
        return Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
    }
}
