using System.Globalization;
using System.Text;

namespace Opik.Contracts;

/// <summary>Form decoding of a text (<c>+</c> is a space, <c>%C3%A9</c> is é) that refuses broken escapes instead of keeping them.</summary>
internal static class FormText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static bool TryDecode(string text, out string decoded)
    {
        decoded = string.Empty;
        var bytes = new List<byte>(text.Length);
        Span<byte> utf8 = stackalloc byte[4];
        for (var i = 0; i < text.Length;)
        {
            if (text[i] == '%')
            {
                if (i + 2 >= text.Length || !byte.TryParse(text.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
                    return false;
                bytes.Add(value);
                i += 3;
                continue;
            }

            if (Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var consumed) != System.Buffers.OperationStatus.Done)
                return false;
            bytes.AddRange(utf8[..(rune.Value == '+' ? new Rune(' ') : rune).EncodeToUtf8(utf8)]);
            i += consumed;
        }

        try
        {
            decoded = Strict.GetString([.. bytes]);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
